import type { Credential } from '../credential/credential.ts';
import { type Opened, openCredential, type Refusal } from '../credential/open-credential.ts';
import type { VerifyingKey } from '../credential/signed-message.ts';
import type { StatusList } from '../credential/status-list.ts';
import type { Answer, Says, StatusSource } from './answer.ts';
import type { LiveStatus } from './live-status.ts';

/** The issuer's keys as this device has them. */
export interface Keys {
  readonly keys: readonly VerifyingKey[];
  /** When they were fetched. */
  readonly at: Date;
}

/** A key is published well before it signs, so a set of this age still has every key in use. */
const keysTellForMs = 7 * 24 * 3_600_000;

/** Everything a verification looks at. Missing parts are what could not be reached. */
export interface Evidence {
  /** The id in the address, for which the content must have been signed. */
  readonly opaqueId: string;
  /** The signed content; empty where an app dropped it from the address. */
  readonly payload: string;
  readonly keys: Keys | undefined;
  readonly live: LiveStatus | undefined;
  /** Each signed list that this device has. */
  readonly lists: readonly StatusList[];
  /** The city's own check of the code, where this device knows no such signature. */
  readonly city?: Opened | undefined;
  /** This device's clock. */
  readonly now: Date;
}

interface Standing {
  readonly status: Says | undefined;
  readonly source: StatusSource;
}

/** The register's word when there is one, else the signed list. An outdated list still tells what can never be taken back. */
const standingOf = ({ statusIndex, statusUri }: Credential, live: LiveStatus | undefined, { lists, now }: Evidence): Standing => {
  if (live) return { status: live.status, source: { from: 'register', at: live.checkedAt, says: live.status } };
  const list = lists.find(({ uri }) => uri === statusUri);
  const listed = list?.statusAt(statusIndex);
  if (!list || !listed) return { status: undefined, source: { from: 'nowhere' } };
  const outdated = list.expiresAt !== undefined && list.expiresAt <= now;
  return {
    status: outdated && listed !== 'invalid' ? undefined : listed,
    source: { from: 'list', at: list.issuedAt, says: listed, outdated },
  };
};

/** A lapsed date hides a suspension or a missing status, but never what is final. */
const verdictOf = (status: Standing['status'], expired: boolean, early: boolean): Answer['verdict'] => {
  if (status === 'invalid') return 'revoked';
  if (status === 'revoked' || status === 'superseded' || status === 'unknown' || status === 'expired') return status;
  if (expired) return 'expired';
  if (early && status === 'valid') return 'suspended';
  return status ?? 'unchecked';
};

/**
 * The register's answer as far as it is about this credential: someone else's valid certificate in the address must not
 * lend its status to this one. An answer that names no number says nothing about it.
 */
const bound = (live: LiveStatus | undefined, { number }: Credential): LiveStatus | 'mixed' | undefined => {
  if (!live || live.status === 'unknown' || live.number === number) return live;
  return live.number === undefined ? undefined : 'mixed';
};

type Refused = Pick<Answer, 'verdict' | 'why' | 'signature'>;

/** What each refusal means for the verifier. Nothing that is only out of its time is called forged. */
const refusals: Readonly<Record<Refusal, Refused>> = {
  unreadable: { verdict: 'forged', why: 'unreadable', signature: 'unchecked' },
  foreign: { verdict: 'forged', why: 'foreign', signature: 'bad' },
  changed: { verdict: 'forged', why: 'changed', signature: 'bad' },
  unproven: { verdict: 'forged', why: 'unproven', signature: 'good' },
  mixed: { verdict: 'forged', why: 'mixed', signature: 'good' },
  withdrawn: { verdict: 'unchecked', why: 'withdrawn', signature: 'unchecked' },
  askCity: { verdict: 'unchecked', why: 'needsCity', signature: 'unchecked' },
  shownEarlier: { verdict: 'unchecked', why: 'shownEarlier', signature: 'good' },
  shownLater: { verdict: 'unchecked', why: 'shownLater', signature: 'good' },
  bindingOver: { verdict: 'unchecked', why: 'bindingOver', signature: 'good' },
};

const refused = (refusal: Refusal, { keys, live, now }: Evidence): Answer => {
  const base = { status: { from: 'nowhere' }, checkedAt: now, ...(keys && { keysAt: keys.at }) } as const;
  if (refusal === 'unreadable') return { ...base, ...refusals.unreadable };
  // A key published since the last visit is unknown here without being another's: an old set cannot tell.
  if (!keys || keys.keys.length === 0 || (refusal === 'foreign' && now.getTime() - keys.at.getTime() > keysTellForMs))
    return { ...base, verdict: 'unchecked', why: 'noKeys', signature: 'unchecked' };
  if (refusal !== 'withdrawn' || !live) return { ...base, ...refusals[refusal] };
  // The address may be genuine where the content cannot be trusted: the register's word is shown, and never as a plain yes.
  const { status, checkedAt, ...shown } = live;
  const registered = { status: { from: 'register', at: checkedAt, says: status }, checkedAt } as const;
  return { ...base, ...shown, ...refusals.withdrawn, ...registered, verdict: status === 'valid' ? 'unchecked' : status };
};

const fromRegisterAlone = ({ live, now }: Evidence): Answer => {
  if (!live) return { verdict: 'unchecked', why: 'noNetwork', signature: 'absent', status: { from: 'nowhere' }, checkedAt: now };
  const { status, checkedAt, ...shown } = live;
  return {
    ...shown,
    verdict: status,
    why: 'unsigned',
    signature: 'absent',
    status: { from: 'register', at: checkedAt, says: status },
    checkedAt,
  };
};

/** Weighs the evidence. Nothing that the code says reaches the answer before its signature is found good. */
export const verify = async (evidence: Evidence): Promise<Answer> => {
  const { opaqueId, payload, keys, city } = evidence;
  if (payload === '') return fromRegisterAlone(evidence);
  const checkedAt = evidence.live?.checkedAt ?? evidence.now; // the register's clock, where it can be asked
  const here = await openCredential({ opaqueId, payload }, keys?.keys ?? [], checkedAt);
  const byCity = 'refused' in here && here.refused === 'askCity' && city !== undefined;
  const opened = byCity ? city : here;
  if ('refused' in opened) return refused(opened.refused, evidence);
  const { credential } = opened;
  const live = bound(evidence.live, credential);
  const base = { signature: byCity ? 'byCity' : 'good', checkedAt, ...(keys && { keysAt: keys.at }) } as const;
  if (live === 'mixed') return { ...base, verdict: 'forged', why: 'mixed', status: { from: 'nowhere' } };
  const { status, source } = standingOf(credential, live, evidence);
  const expired = credential.expiresAt <= checkedAt;
  const early = checkedAt < credential.beginsAt;
  const verdict = verdictOf(status, expired, early);
  return {
    ...base,
    verdict,
    credential,
    number: credential.number,
    validUntil: credential.validUntil,
    status: source,
    ...(verdict === 'unchecked' && { why: 'noStatus' }),
    ...(status === 'invalid' && { why: 'invalid' }),
    ...(verdict === 'suspended' && status !== 'suspended' && { why: 'notYetValid' }),
    ...(live?.supersededBy && { supersededBy: live.supersededBy }),
    ...(live?.portraitUrl && { portraitUrl: live.portraitUrl }),
  };
};
