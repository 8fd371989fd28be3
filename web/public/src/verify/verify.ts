import type { Credential } from '../credential/credential.ts';
import { type Opened, openCredential } from '../credential/open-credential.ts';
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
  /** The signed content; empty where an app dropped it from the address. */
  readonly payload: string;
  readonly keys: Keys | undefined;
  readonly live: LiveStatus | undefined;
  readonly list: StatusList | undefined;
  /** This device's clock. */
  readonly now: Date;
}

interface Standing {
  readonly status: Says | undefined;
  readonly source: StatusSource;
}

/** The register's word when there is one, else the signed list. An outdated list still tells what can never be taken back. */
const standingOf = ({ statusIndex, statusUri }: Credential, live: LiveStatus | undefined, { list, now }: Evidence): Standing => {
  if (live) return { status: live.status, source: { from: 'register', at: live.checkedAt, says: live.status } };
  const listed = list?.uri === statusUri ? list.statusAt(statusIndex) : undefined;
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

const refused = (opened: Exclude<Opened, { credential: Credential }>, { keys, now }: Evidence): Answer => {
  const base = { status: { from: 'nowhere' }, checkedAt: now, ...(keys && { keysAt: keys.at }) } as const;
  if (opened.refused === 'unreadable') return { ...base, verdict: 'forged', why: 'unreadable', signature: 'unchecked' };
  // A key published since the last visit is unknown here without being another's: an old set cannot tell.
  if (!keys || keys.keys.length === 0 || (opened.refused === 'foreign' && now.getTime() - keys.at.getTime() > keysTellForMs))
    return { ...base, verdict: 'unchecked', why: 'noKeys', signature: 'unchecked' };
  return { ...base, verdict: 'forged', why: opened.refused, signature: 'bad' };
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
  const { payload, keys } = evidence;
  if (payload === '') return fromRegisterAlone(evidence);
  const checkedAt = evidence.live?.checkedAt ?? evidence.now; // the register's clock, where it can be asked
  const opened = await openCredential(payload, keys?.keys ?? [], checkedAt);
  if (!('credential' in opened)) return refused(opened, evidence);
  const { credential } = opened;
  const live = bound(evidence.live, credential);
  const base = { signature: 'good', checkedAt, ...(keys && { keysAt: keys.at }) } as const;
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
