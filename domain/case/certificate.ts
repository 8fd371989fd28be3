import type { CommandMeta } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { certificateInForce, type Case, type Certificate } from './case.ts';
import type { CommandNamed } from './commands.ts';
import { reject } from './rejections.ts';
import { given, openCase, today, type Decisions, type Happened } from './slice.ts';

type Facts = Omit<CommandNamed<'IssueCertificate'>['data'], 'caseId'>;

const named = (state: Case, number: string): Certificate => {
  openCase(state);
  return (
    state.certificates.find((certificate) => certificate.number === number) ?? reject('UnknownCertificate', { field: 'certificateNumber' })
  );
};

/** Revoked and superseded are final. */
const notFinal = (certificate: Certificate): Certificate => {
  if (certificate.validity === 'revoked') return reject('AlreadyRevoked', { field: 'certificateNumber' });
  if (certificate.validity === 'superseded') return reject('AlreadySuperseded', { field: 'certificateNumber' });
  return certificate;
};

/** What may be printed, given out or replaced: valid, and not past its last day. */
const usable = (certificate: Certificate, meta: CommandMeta): Certificate => {
  if (notFinal(certificate).validity === 'suspended') return reject('IsSuspended', { field: 'certificateNumber' });
  return certificate.validUntil < today(meta) ? reject('CertificateExpired', { field: 'certificateNumber' }) : certificate;
};

/** When the last of the results was obtained; undefined: there is none. */
const lastExamined = ({ items }: Case): string | undefined =>
  items
    .flatMap(({ result }) => result?.performedAt ?? [])
    .toSorted((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);

/** The new certificate of a reviewed, fit conclusion. */
const issued = (facts: Facts, state: Case, programme: Programme, meta: CommandMeta, supersedes: string | null): Happened => {
  const { personId, category, institutionId, jobCode, sex, identity, registeredAt } = openCase(state);
  const { outcome, reviewedBy, spent, concludedAt, validUntil } = state.conclusion ?? reject('NotReviewed');
  if (reviewedBy === null) return reject('NotReviewed');
  if (outcome !== 'fit' || validUntil === null) return reject('NotFit');
  if (spent) return reject('ConclusionSpent');
  if (validUntil < today(meta)) return reject('ValidityOver');
  if (state.certificates.some(({ number }) => number === facts.number)) return reject('NumberTaken');
  const { name, portraitFile, employer } = identity ?? reject('DataErased');
  const jobName = programme.jobs.find(({ code }) => code === jobCode)?.name.zh ?? jobCode;
  return {
    type: 'CertificateIssued',
    data: {
      personId,
      number: facts.number,
      opaqueId: facts.opaqueId,
      statusList: facts.statusList,
      statusIndex: facts.statusIndex,
      category,
      jobCode,
      sex,
      institutionId,
      examinedOn: dayInChina(lastExamined(state) ?? registeredAt),
      validFrom: dayInChina(concludedAt),
      validUntil,
      issuedAt: meta.now,
      issuedBy: meta.actorId,
      supersedes,
      identity: { name, maskedDocument: facts.maskedDocument, portraitFile, portraitHash: facts.portraitHash, jobName, employer },
    },
  };
};

const issue = ({ data, meta }: CommandNamed<'IssueCertificate'>, state: Case, programme: Programme): readonly Happened[] => {
  openCase(state);
  const standing = certificateInForce(state);
  if (standing) return standing.number === data.number ? [] : reject('AlreadyCertified');
  return [issued(data, state, programme, meta, null)];
};

/** A correction replaces the certificate in one append, so that the old one never verifies beside the new. */
const supersede = ({ data, meta }: CommandNamed<'SupersedeCertificate'>, state: Case, programme: Programme): readonly Happened[] => {
  const old = named(state, data.certificateNumber);
  if (old.supersededBy === data.number) return [];
  usable(old, meta);
  const { personId } = openCase(state);
  const reason = given(data.reason);
  return [
    { type: 'CertificateSuperseded', data: { personId, oldNumber: old.number, newNumber: data.number, identity: { reason } } },
    issued(data, state, programme, meta, old.number),
  ];
};

const print = ({ data, meta }: CommandNamed<'PrintCertificate'>, state: Case): readonly Happened[] => {
  const { number, custody } = usable(named(state, data.certificateNumber), meta);
  return custody === 'issued' ? [{ type: 'CertificatePrinted', data: { number, printedAt: meta.now } }] : [];
};

/** Every further copy is a fact of its own: asked twice, printed twice. */
const reprint = ({ data, meta }: CommandNamed<'ReprintCertificate'>, state: Case): readonly Happened[] => {
  const { number, custody } = usable(named(state, data.certificateNumber), meta);
  if (custody === 'issued') reject('NotPrinted', { field: 'certificateNumber' });
  const { personId } = openCase(state);
  return [{ type: 'CertificateReprinted', data: { personId, number, printedAt: meta.now, identity: { reason: given(data.reason) } } }];
};

const handOut = ({ data, meta }: CommandNamed<'HandOutCertificate'>, state: Case): readonly Happened[] => {
  const { number, custody, takenBy } = usable(named(state, data.certificateNumber), meta);
  if (custody === 'issued') reject('NotPrinted', { field: 'certificateNumber' });
  if (custody === 'handedOut') return takenBy === data.takenBy ? [] : reject('AlreadyHandedOut', { field: 'takenBy' });
  const takerName = data.takerName || null;
  if (data.takenBy !== 'holder' && !takerName) reject('TakerNameMissing', { field: 'takerName' });
  const { personId } = openCase(state);
  const taken = { personId, number, takenBy: data.takenBy, handedOutAt: meta.now, identity: { takerName } };
  return [{ type: 'CertificateHandedOut', data: taken }];
};

/** Corrects what was recorded, so it may be done on a certificate that is suspended or expired too. */
const undoHandOut = ({ data, meta }: CommandNamed<'UndoHandOut'>, state: Case): readonly Happened[] => {
  const { number, custody, handOutUndone } = notFinal(named(state, data.certificateNumber));
  if (custody !== 'handedOut') return handOutUndone ? [] : reject('NotHandedOut', { field: 'certificateNumber' });
  const { personId } = openCase(state);
  return [{ type: 'HandOutUndone', data: { personId, number, undoneAt: meta.now, identity: { reason: given(data.reason) } } }];
};

const suspend = ({ data }: CommandNamed<'SuspendCertificate'>, state: Case): readonly Happened[] => {
  const { number, validity } = notFinal(named(state, data.certificateNumber));
  if (validity === 'suspended') return [];
  const { personId } = openCase(state);
  return [{ type: 'CertificateSuspended', data: { personId, number, clinical: { reason: given(data.reason) } } }];
};

const reinstate = ({ data }: CommandNamed<'ReinstateCertificate'>, state: Case): readonly Happened[] => {
  const { number, validity, reinstated } = notFinal(named(state, data.certificateNumber));
  if (validity === 'valid') return reinstated ? [] : reject('NotSuspended', { field: 'certificateNumber' });
  const { personId } = openCase(state);
  return [{ type: 'CertificateReinstated', data: { personId, number, clinical: { reason: given(data.reason) } } }];
};

const revoke = ({ data }: CommandNamed<'RevokeCertificate'>, state: Case): readonly Happened[] => {
  const certificate = named(state, data.certificateNumber);
  if (certificate.validity === 'revoked') return [];
  const { number } = notFinal(certificate);
  const { personId, identity } = openCase(state);
  if (identity === null) {
    const because = data.because ?? reject('CauseMissing', { field: 'because' });
    return [{ type: 'CertificateRevoked', data: { personId, number, because, clinical: null } }];
  }
  return [{ type: 'CertificateRevoked', data: { personId, number, because: null, clinical: { reason: given(data.reason) } } }];
};

type CertificateCommand =
  | 'IssueCertificate'
  | 'SupersedeCertificate'
  | 'PrintCertificate'
  | 'ReprintCertificate'
  | 'HandOutCertificate'
  | 'UndoHandOut'
  | 'SuspendCertificate'
  | 'ReinstateCertificate'
  | 'RevokeCertificate';

export const certificateDecisions: Decisions<CertificateCommand> = {
  IssueCertificate: issue,
  SupersedeCertificate: supersede,
  PrintCertificate: print,
  ReprintCertificate: reprint,
  HandOutCertificate: handOut,
  UndoHandOut: undoHandOut,
  SuspendCertificate: suspend,
  ReinstateCertificate: reinstate,
  RevokeCertificate: revoke,
};
