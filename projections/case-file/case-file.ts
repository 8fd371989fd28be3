import type { CaseEvent, EventNamed } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';

export type ItemState = 'pending' | 'done' | 'refused' | 'deferred' | 'removed';

type RecordedResult = EventNamed<'ResultRecorded'>['data'];
type Identity = NonNullable<EventNamed<'CaseRegistered'>['data']['identity']>;
type Conclusion = EventNamed<'CaseConcluded'>['data'];
type Issued = EventNamed<'CertificateIssued'>['data'];

/** One item as it stands. `result` is the last recorded or corrected one; `clinical` null inside it: erased. */
export interface ItemFile {
  readonly code: string;
  readonly station: string;
  readonly state: ItemState;
  readonly result: RecordedResult | null;
  /** How often the result was corrected; every earlier one stays in the time line. */
  readonly corrections: number;
  readonly reason: string | null;
}

export interface CertificateFile {
  readonly issued: Issued;
  readonly validity: 'valid' | 'suspended' | 'revoked' | 'superseded';
  readonly custody: 'issued' | 'printed' | 'handedOut';
  readonly supersededBy: string | null;
  readonly reprints: number;
  readonly handedOutAt: string | null;
  readonly takenBy: string | null;
  /** Null: nobody took it, or it is erased. */
  readonly identity: { readonly takerName: string | null } | null;
}

/** Everything about one case as it stands, or stood at any point of its stream: what a page shows of it. */
export interface CaseFile {
  readonly caseId: string;
  readonly revision: number;
  readonly personId: string;
  readonly caseNumber: string;
  readonly institutionId: string;
  readonly programme: { readonly id: string; readonly version: number };
  readonly category: string;
  readonly jobCode: string;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  readonly age: number;
  readonly underAge: boolean;
  readonly registeredAt: string;
  /** The blank form it was entered from later; null: entered at once. */
  readonly paperForm: string | null;
  /** The seat its person had booked; null: they came without. */
  readonly booking: { readonly date: string; readonly bookingId: string } | null;
  readonly renewalOf: EventNamed<'CaseRegistered'>['data']['renewalOf'];
  readonly stage: string;
  readonly arrivedAt: string | null;
  /** Null: not cancelled, or taken up again. */
  readonly cancelledAt: string | null;
  /** Null: erased. */
  readonly identity: Identity | null;
  readonly items: readonly ItemFile[];
  readonly conclusion: Conclusion | null;
  readonly returnedBecause: string | null;
  readonly reopenedBecause: string | null;
  /** Day of the recheck that was ordered last; null: none, or without a day. */
  readonly recheckDueOn: string | null;
  readonly review: { readonly reviewedBy: string; readonly reviewedAt: string; readonly remote: boolean } | null;
  readonly certificates: readonly CertificateFile[];
}

const pendingItem = ({ code, station }: { code: string; station: string }): ItemFile => ({
  code,
  station,
  state: 'pending',
  result: null,
  corrections: 0,
  reason: null,
});

const withItems = (file: CaseFile, added: readonly { code: string; station: string }[]): readonly ItemFile[] => {
  const again = new Set(added.map(({ code }) => code));
  return [...file.items.filter(({ code }) => !again.has(code)), ...added.map(pendingItem)];
};

const withItem = (file: CaseFile, code: string, set: Partial<ItemFile>): CaseFile => ({
  ...file,
  items: file.items.map((item) => (item.code === code ? { ...item, ...set } : item)),
});

const withCertificate = (file: CaseFile, number: string, set: Partial<CertificateFile>): CaseFile => ({
  ...file,
  certificates: file.certificates.map((certificate) => (certificate.issued.number === number ? { ...certificate, ...set } : certificate)),
});

const opened = ({ data, streamId, revision }: Recorded<EventNamed<'CaseRegistered'>>): CaseFile => ({
  caseId: streamId,
  revision,
  personId: data.personId,
  caseNumber: data.caseNumber,
  institutionId: data.institutionId,
  programme: data.programme,
  category: data.category,
  jobCode: data.jobCode,
  sex: data.sex,
  birthYear: data.birthYear,
  age: data.ageAtRegistration,
  underAge: data.underAge,
  registeredAt: data.registeredAt,
  paperForm: data.paperForm,
  booking: data.booking ?? null,
  renewalOf: data.renewalOf,
  stage: 'registered',
  arrivedAt: null,
  cancelledAt: null,
  identity: data.identity,
  items: data.items.map(pendingItem),
  conclusion: null,
  returnedBecause: null,
  reopenedBecause: null,
  recheckDueOn: null,
  review: null,
  certificates: [],
});

const atTheClinic = { handedOutAt: null, takenBy: null, identity: null };

const certificateOf = (issued: Issued): CertificateFile => ({
  issued,
  validity: 'valid',
  custody: 'issued',
  supersededBy: null,
  reprints: 0,
  ...atTheClinic,
});

const evolve = (file: CaseFile, { type, data }: CaseEvent): CaseFile => {
  switch (type) {
    case 'CaseRegistered':
      return file;
    case 'RegistrationCorrected': {
      const { jobCode, sex, birthYear, ageAtRegistration, underAge, personId, identity, stage } = data;
      const kept = file.items.filter(({ code }) => !data.itemsRemoved.includes(code));
      const corrected = { ...file, jobCode, sex, birthYear, age: ageAtRegistration, underAge, personId, identity, stage };
      return { ...corrected, items: withItems({ ...file, items: kept }, data.itemsAdded) };
    }
    case 'CaseCancelled':
      return { ...file, stage: 'cancelled', cancelledAt: data.cancelledAt };
    case 'CaseReinstated':
      return { ...file, stage: data.stage, cancelledAt: null };
    case 'PersonArrived':
      return { ...file, stage: 'arrived', arrivedAt: data.arrivedAt };
    case 'ItemAdded':
      return { ...file, stage: data.stage, items: withItems(file, [{ code: data.item, station: data.station }]) };
    case 'ItemRemoved':
      return withItem({ ...file, stage: data.stage }, data.item, { state: 'removed', reason: data.clinical?.reason ?? null });
    case 'ItemRefused':
      return withItem({ ...file, stage: data.stage }, data.item, { state: 'refused', reason: data.clinical?.reason ?? null });
    case 'ItemDeferred':
      return withItem({ ...file, stage: data.stage }, data.item, { state: 'deferred', reason: data.clinical?.reason ?? null });
    case 'ResultRecorded':
      return withItem({ ...file, stage: data.stage }, data.item, { state: 'done', result: data, reason: null });
    case 'ResultCorrected': {
      const corrections = (file.items.find(({ code }) => code === data.item)?.corrections ?? 0) + 1;
      return withItem({ ...file, stage: data.stage }, data.item, { state: 'done', result: data, corrections });
    }
    case 'FurtherItemsOrdered':
      return { ...file, stage: data.stage, conclusion: null, review: null, items: withItems(file, data.items) };
    case 'RecheckOrdered':
      return {
        ...file,
        stage: data.stage,
        conclusion: null,
        review: null,
        items: withItems(file, data.items),
        recheckDueOn: data.dueOn,
      };
    case 'RecheckReminded':
      return file;
    case 'CaseConcluded':
      return { ...file, stage: 'concluded', conclusion: data, returnedBecause: null, reopenedBecause: null };
    case 'ConclusionReturned':
      return { ...file, stage: data.stage, conclusion: null, returnedBecause: data.clinical?.reason ?? null };
    case 'CaseReopened':
      return { ...file, stage: data.stage, conclusion: null, review: null, reopenedBecause: data.clinical?.reason ?? null };
    case 'ConclusionReviewed':
      return { ...file, stage: 'reviewed', review: data };
    case 'CertificateIssued':
      return { ...file, certificates: [...file.certificates, certificateOf(data)] };
    case 'CertificatePrinted':
      return withCertificate(file, data.number, { custody: 'printed' });
    case 'CertificateReprinted': {
      const reprints = (file.certificates.find(({ issued }) => issued.number === data.number)?.reprints ?? 0) + 1;
      return withCertificate(file, data.number, { reprints, custody: 'printed', ...atTheClinic });
    }
    case 'CertificateHandedOut':
      return withCertificate(file, data.number, {
        custody: 'handedOut',
        handedOutAt: data.handedOutAt,
        takenBy: data.takenBy,
        identity: data.identity,
      });
    case 'HandOutUndone':
      return withCertificate(file, data.number, { custody: 'printed', ...atTheClinic });
    case 'CertificateSuspended':
      return withCertificate(file, data.number, { validity: 'suspended' });
    case 'CertificateReinstated':
      return withCertificate(file, data.number, { validity: 'valid' });
    case 'CertificateRevoked':
      return withCertificate(file, data.number, { validity: 'revoked' });
    case 'CertificateSuperseded':
      return withCertificate(file, data.oldNumber, { validity: 'superseded', supersededBy: data.newNumber });
  }
};

/** The file after one more event; null before the case was registered. */
export const nextCaseFile = (file: CaseFile | null, event: Recorded<CaseEvent>): CaseFile | null => {
  if (event.type === 'CaseRegistered') return opened(event);
  return file && { ...evolve(file, event), revision: event.revision };
};

/** Folds a case's stream, or the part of it up to a day. */
export const caseFile = (events: readonly Recorded<CaseEvent>[]): CaseFile | null => events.reduce<CaseFile | null>(nextCaseFile, null);
