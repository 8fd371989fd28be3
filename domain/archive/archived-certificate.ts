import { isDeepStrictEqual } from 'node:util';
import type { Decider } from '@healthcert/domain/kernel';
import { dayInChina, normaliseName } from '@healthcert/domain/person';
import { archivedCertificateEvents, type ArchivedCertificateEvent } from './events.ts';
import type { ArchivedCertificateCommand, ArchivedCertificateCommandNamed } from './forms.ts';
import { reject, type ArchiveRefusal } from './rejections.ts';

type Archived = Extract<ArchivedCertificateEvent, { readonly type: 'CertificateArchived' }>['data'];
type Validity = Archived['validity'];

export interface ArchivedCertificate {
  /** As it was taken over, and linked since; null: nothing of this number is in the archive. */
  readonly record: Archived | null;
  readonly validity: Validity;
  readonly reinstated: boolean;
  /** What was done with it since: then the import that brought it cannot take it back. */
  readonly since: 'linked' | 'standing' | 'renewed' | null;
  readonly withdrawn: boolean;
  /** What stood for the holder until somebody found out who that is; null: the file said it. */
  readonly formerHolderId: string | null;
  /** The cases that renew it. */
  readonly renewedBy: readonly string[];
}

/** Longer than any certificate was ever valid: a date was read wrongly. */
const longestYears = 5;

const decide = (command: ArchivedCertificateCommand, state: ArchivedCertificate): readonly ArchivedCertificateEvent[] => {
  switch (command.type) {
    case 'ArchiveCertificate':
      return archive(command, state);
    case 'LinkArchivedCertificate':
      return link(command, state);
    case 'RenewArchivedCertificate':
      return renew(command, state);
    case 'SuspendArchivedCertificate':
      return suspend(command, state);
    case 'ReinstateArchivedCertificate':
      return reinstate(command, state);
    case 'RevokeArchivedCertificate':
      return revoke(command, state);
    case 'WithdrawArchivedCertificate':
      return withdraw(command, state);
  }
};

const laterBy = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const refuseDates = ({ data, meta }: ArchivedCertificateCommandNamed<'ArchiveCertificate'>): void => {
  const { examinedOn, validFrom, validUntil } = data;
  const today = dayInChina(meta.now);
  if (examinedOn && examinedOn > today) reject('BeginsInFuture', { field: 'examinedOn' });
  if (validFrom && validFrom > today) reject('BeginsInFuture', { field: 'validFrom' });
  const begins = validFrom ?? examinedOn ?? today;
  if (validFrom && validUntil < validFrom) reject('ValidityReversed', { field: 'validUntil' });
  if (validUntil > laterBy(begins, longestYears)) reject('ValidityTooLong', { field: 'validUntil', with: { years: longestYears } });
};

const recordOf = ({ data, meta }: ArchivedCertificateCommandNamed<'ArchiveCertificate'>): Archived => ({
  archiveId: data.archiveId,
  personId: data.personId,
  institutionId: data.institutionId,
  importId: data.importId,
  source: data.source,
  cardKey: data.cardKey,
  codeKey: data.codeKey,
  linked: Boolean(data.documentNumber),
  enrolled: data.enrolled,
  validity: data.validity,
  examinedOn: data.examinedOn ?? null,
  validFrom: data.validFrom ?? null,
  validUntil: data.validUntil,
  archivedAt: meta.now,
  archivedBy: meta.actorId,
  identity: {
    number: data.number,
    name: normaliseName(data.name),
    documentType: (data.documentNumber && data.documentType) || null,
    documentNumber: data.documentNumber || null,
    birthDate: data.birthDate ?? null,
    sex: data.sex ?? null,
    jobName: data.jobName || null,
    employer: data.employer || null,
    issuer: data.issuer || null,
  },
});

/** What a second row of the same number must agree in; who brought it and when may differ. */
const compared = ({ institutionId, validity, examinedOn, validFrom, validUntil, identity }: Archived) => ({
  institutionId,
  validity,
  examinedOn,
  validFrom,
  validUntil,
  identity,
});

const archive = (
  command: ArchivedCertificateCommandNamed<'ArchiveCertificate'>,
  { record: before, withdrawn, formerHolderId }: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  refuseDates(command);
  const record = recordOf(command);
  if (before && !withdrawn) {
    // Linked by hand: the file still does not know whose it is.
    const byHand = formerHolderId !== null;
    const told = byHand ? { ...before, identity: before.identity && unlinked(before.identity) } : before;
    if (!told.identity) return reject('HolderErased');
    const now = byHand && record.identity ? { ...record, identity: unlinked(record.identity) } : record;
    return isDeepStrictEqual(compared(told), compared(now)) ? [] : reject('ArchivedOtherwise', { field: 'number' });
  }
  return [{ type: 'CertificateArchived', data: record }];
};

const unlinked = (identity: NonNullable<Archived['identity']>): NonNullable<Archived['identity']> => ({
  ...identity,
  documentType: null,
  documentNumber: null,
  birthDate: null,
  sex: null,
});

const kept = ({ record, withdrawn }: ArchivedCertificate): Archived =>
  record && !withdrawn ? record : reject('ArchivedUnknown', { field: 'archiveId' });

const whose = ({ archiveId, personId, institutionId }: Archived) => ({ archiveId, personId, institutionId });

const link = (
  { data, meta }: ArchivedCertificateCommandNamed<'LinkArchivedCertificate'>,
  state: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  const record = kept(state);
  if (record.linked) return record.personId === data.personId ? [] : reject('AlreadyLinked', { field: 'archiveId' });
  const { archiveId, institutionId, personId: formerHolderId } = record;
  const { name, ...identity } = record.identity ?? reject('HolderErased', { field: 'archiveId' });
  const { documentType, documentNumber, birthDate = null, sex = null } = data;
  const linked = { ...identity, name, documentType, documentNumber, birthDate, sex };
  const by = { linkedAt: meta.now, linkedBy: meta.actorId };
  return [
    {
      type: 'ArchivedCertificateLinked',
      data: { archiveId, personId: data.personId, institutionId, formerHolderId, ...by, identity: linked },
    },
  ];
};

/** Renewed again where the case that did it came to nothing. */
const renew = (
  { data, meta }: ArchivedCertificateCommandNamed<'RenewArchivedCertificate'>,
  state: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  const record = kept(state);
  if (!record.linked) return reject('NotArchivedLinked', { field: 'archiveId' });
  if (record.personId !== data.personId) return reject('NotItsHolder', { field: 'archiveId' });
  if (state.renewedBy.includes(data.caseId)) return [];
  const by = { caseId: data.caseId, renewedAt: meta.now, renewedBy: meta.actorId };
  return [{ type: 'ArchivedCertificateRenewed', data: { ...whose(record), ...by } }];
};

const reasonIn = (reason: string): string => (reason === '' ? reject('ReasonMissing', { field: 'reason' }) : reason);

/** Nothing can be sealed for somebody who was erased. */
const refuseErased = ({ identity }: Archived): void => {
  if (identity === null) reject('HolderErased', { field: 'archiveId' });
};

const suspend = (
  { data }: ArchivedCertificateCommandNamed<'SuspendArchivedCertificate'>,
  state: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  const record = kept(state);
  if (state.validity === 'suspended') return [];
  if (state.validity === 'revoked') return reject('ArchivedRevoked', { field: 'archiveId' });
  refuseErased(record);
  return [{ type: 'ArchivedCertificateSuspended', data: { ...whose(record), clinical: { reason: reasonIn(data.reason) } } }];
};

const reinstate = (
  { data }: ArchivedCertificateCommandNamed<'ReinstateArchivedCertificate'>,
  state: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  const record = kept(state);
  if (state.validity === 'revoked') return reject('ArchivedRevoked', { field: 'archiveId' });
  if (state.validity === 'valid') return state.reinstated ? [] : reject('ArchivedNotSuspended', { field: 'archiveId' });
  refuseErased(record);
  return [{ type: 'ArchivedCertificateReinstated', data: { ...whose(record), clinical: { reason: reasonIn(data.reason) } } }];
};

const revoke = (
  { data }: ArchivedCertificateCommandNamed<'RevokeArchivedCertificate'>,
  state: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  const record = kept(state);
  if (state.validity === 'revoked') return [];
  const said =
    record.identity === null
      ? { because: data.because ?? reject('CauseMissing', { field: 'because' }), clinical: null }
      : { because: null, clinical: { reason: reasonIn(data.reason) } };
  return [{ type: 'ArchivedCertificateRevoked', data: { ...whose(record), ...said } }];
};

const sinceRefusals: Readonly<Record<NonNullable<ArchivedCertificate['since']>, ArchiveRefusal>> = {
  linked: 'LinkedSince',
  standing: 'StandingChangedSince',
  renewed: 'RenewedSince',
};

/** An import that is undone takes back what nobody has used since. */
const withdraw = (
  { data, meta }: ArchivedCertificateCommandNamed<'WithdrawArchivedCertificate'>,
  state: ArchivedCertificate,
): readonly ArchivedCertificateEvent[] => {
  const record = state.record ?? reject('ArchivedUnknown', { field: 'archiveId' });
  if (record.importId !== data.importId) return reject('OfAnotherImport', { field: 'importId' });
  if (state.withdrawn) return [];
  if (state.since) return reject(sinceRefusals[state.since], { field: 'archiveId' });
  const by = { importId: data.importId, withdrawnAt: meta.now, withdrawnBy: meta.actorId };
  return [{ type: 'ArchivedCertificateWithdrawn', data: { ...whose(record), ...by } }];
};

const none: ArchivedCertificate = {
  record: null,
  validity: 'valid',
  reinstated: false,
  since: null,
  withdrawn: false,
  formerHolderId: null,
  renewedBy: [],
};

const evolve = (state: ArchivedCertificate, event: ArchivedCertificateEvent): ArchivedCertificate => {
  switch (event.type) {
    case 'CertificateArchived':
      return { ...none, record: event.data, validity: event.data.validity };
    case 'ArchivedCertificateLinked': {
      const { personId, identity, formerHolderId } = event.data;
      return { ...state, since: 'linked', formerHolderId, record: state.record && { ...state.record, personId, linked: true, identity } };
    }
    case 'ArchivedCertificateSuspended':
      return { ...state, validity: 'suspended', since: 'standing' };
    case 'ArchivedCertificateReinstated':
      return { ...state, validity: 'valid', reinstated: true, since: 'standing' };
    case 'ArchivedCertificateRevoked':
      return { ...state, validity: 'revoked', since: 'standing' };
    case 'ArchivedCertificateRenewed':
      return { ...state, since: 'renewed', renewedBy: [...state.renewedBy, event.data.caseId] };
    case 'ArchivedCertificateWithdrawn':
      return { ...state, withdrawn: true };
  }
};

/** A certificate of the system before this one: issued, and never signed by us (I6). */
export const archivedCertificateDecider: Decider<ArchivedCertificate, ArchivedCertificateCommand, ArchivedCertificateEvent> = {
  events: archivedCertificateEvents,
  initial: none,
  decide,
  evolve,
};
