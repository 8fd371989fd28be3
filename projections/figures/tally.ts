import type { CaseEvent, EventNamed } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { ageBands, type AgeBand, type Measure } from './table.ts';

/** What a case is counted under. */
export interface Under {
  readonly institutionId: string;
  readonly programmeId: string;
  readonly category: string;
  readonly jobCode: string;
  readonly sex: 'male' | 'female';
  readonly ageBand: AgeBand;
}

/** An addition to the figures of one day. */
export interface Change {
  readonly day: string;
  readonly measure: Measure;
  readonly detail: string;
  readonly count: number;
  readonly undone: number;
}

/** What must be known of a case to count what happens to it next. Nothing of who it is. */
export interface Passage {
  readonly under: Under;
  /** All that was counted of it, so that it can be moved when the registration is corrected. */
  readonly counted: readonly Change[];
  readonly renewal: boolean;
  /** What would be taken back: of the registration, the conclusion that stands, and the certificates handed out. */
  readonly registered: readonly Change[];
  readonly concluded: readonly Change[];
  readonly handedOut: Readonly<Record<string, Change>>;
  /** By item: of its last result. */
  readonly results: Readonly<Record<string, readonly Change[]>>;
}

export const ageBandOf = (age: number): AgeBand =>
  ageBands.findLast((band) => band.startsWith('from') && age >= Number(band.slice(-2))) ?? 'under18';

const once = (at: string, measure: Measure, detail = ''): Change => ({ day: dayInChina(at), measure, detail, count: 1, undone: 0 });
const takenBack = (changes: readonly Change[], times = 1): Change[] => changes.map((change) => ({ ...change, count: 0, undone: times }));
/** Never was: of what was only told wrongly. */
const away = (changes: readonly Change[]): Change[] =>
  changes.map((change) => ({ ...change, count: -change.count, undone: -change.undone }));

type Particulars = Pick<EventNamed<'CaseRegistered'>['data'], 'jobCode' | 'sex' | 'ageAtRegistration'>;
const particulars = ({ jobCode, sex, ageAtRegistration }: Particulars) => ({ jobCode, sex, ageBand: ageBandOf(ageAtRegistration) });

const opened = ({
  institutionId,
  programme,
  category,
  registeredAt,
  paperForm,
  renewalOf,
  ...data
}: EventNamed<'CaseRegistered'>['data']): Passage => {
  const registered = [once(registeredAt, 'registered'), ...(paperForm === null ? [] : [once(registeredAt, 'enteredLate')])];
  return {
    under: { institutionId, programmeId: programme.id, category, ...particulars(data) },
    counted: registered,
    renewal: renewalOf !== null,
    registered,
    concluded: [],
    handedOut: {},
    results: {},
  };
};

const resultOf = ({ item, abnormal, performedAt }: EventNamed<'ResultRecorded'>['data']): Change[] => [
  once(performedAt, 'examined', item),
  ...(abnormal ? [once(performedAt, 'abnormal', item)] : []),
];

const conclusionOf = ({ outcome, ruleIds, concludedAt }: EventNamed<'CaseConcluded'>['data']): Change[] => [
  once(concludedAt, 'concluded', outcome),
  ...(outcome === 'unfit' ? (ruleIds.length > 0 ? ruleIds : ['byHand']).map((rule) => once(concludedAt, 'unfitReason', rule)) : []),
];

/** What else is known afterwards, beside what is counted. */
type Known = Partial<Pick<Passage, 'concluded' | 'handedOut' | 'results' | 'under'>>;
type Counted = readonly [changes: readonly Change[], known?: Known];

const withdrawn = ({ concluded }: Passage): Counted => [takenBack(concluded), { concluded: [] }];

const counted = (passage: Passage, { type, data, meta }: Recorded<CaseEvent>): Counted => {
  switch (type) {
    case 'CaseCancelled':
      return [takenBack(passage.registered)];
    case 'CaseReinstated':
      return [takenBack(passage.registered, -1)];
    case 'PersonArrived':
      return [[once(data.arrivedAt, 'arrived')]];
    case 'RegistrationCorrected':
      return [[], { under: { ...passage.under, ...particulars(data) } }];
    case 'ResultRecorded':
      return [resultOf(data), { results: { ...passage.results, [data.item]: resultOf(data) } }];
    case 'ResultCorrected':
      return [
        [...away(passage.results[data.item] ?? []), ...resultOf(data)],
        { results: { ...passage.results, [data.item]: resultOf(data) } },
      ];
    case 'CaseConcluded':
      return [conclusionOf(data), { concluded: conclusionOf(data) }];
    case 'ConclusionReturned':
    case 'CaseReopened':
    case 'RecheckOrdered':
    case 'FurtherItemsOrdered':
      return withdrawn(passage);
    case 'ConclusionReviewed': {
      const review = once(data.reviewedAt, 'reviewed', data.outcome);
      return [[review], { concluded: [...passage.concluded, review] }];
    }
    case 'CertificateIssued':
      return [[once(data.issuedAt, 'issued', data.supersedes !== null ? 'replacement' : passage.renewal ? 'renewal' : 'first')]];
    case 'CertificatePrinted':
      return [[once(data.printedAt, 'printed')]];
    case 'CertificateReprinted':
      return [[once(data.printedAt, 'reprinted')]];
    case 'CertificateHandedOut': {
      const handed = once(data.handedOutAt, 'handedOut', data.takenBy);
      return [[handed], { handedOut: { ...passage.handedOut, [data.number]: handed } }];
    }
    case 'HandOutUndone':
      return [takenBack([passage.handedOut[data.number] ?? []].flat())];
    case 'CertificateSuspended':
      return [[once(meta.at, 'suspended')]];
    case 'CertificateReinstated':
      return [[once(meta.at, 'reinstated')]];
    case 'CertificateRevoked':
      return [[once(meta.at, 'revoked', data.because ?? '')]];
    case 'CaseRegistered':
    case 'ItemAdded':
    case 'ItemRemoved':
    case 'ItemRefused':
    case 'ItemDeferred':
    case 'RecheckReminded':
    case 'CertificateSuperseded':
      return [[]];
  }
};

/** One entry for each day, measure and detail, as it stands: a case corrected many times does not grow. */
const summed = (changes: readonly Change[]): readonly Change[] => {
  const sums = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.day} ${change.measure} ${change.detail}`;
    const before = sums.get(key);
    sums.set(key, before ? { ...before, count: before.count + change.count, undone: before.undone + change.undone } : change);
  }
  return [...sums.values()].filter(({ count, undone }) => count !== 0 || undone !== 0);
};

/** Figures to add to, and what the case is counted under. */
export interface Tallied {
  readonly after: Passage;
  readonly changes: readonly (readonly [Under, Change])[];
}

/** What an event adds to the figures. Undefined before: the case is opened by it. */
export const tally = (before: Passage | undefined, event: Recorded<CaseEvent>): Tallied | null => {
  if (event.type === 'CaseRegistered') {
    const after = opened(event.data);
    return { after, changes: after.counted.map((change) => [after.under, change]) };
  }
  if (!before) return null;
  const [changes, known] = counted(before, event);
  const after = { ...before, ...known, counted: summed([...before.counted, ...changes]) };
  if (event.type !== 'RegistrationCorrected') return { after, changes: changes.map((change) => [after.under, change]) };
  const moved = [
    ...away(before.counted).map((change) => [before.under, change] as const),
    ...before.counted.map((change) => [after.under, change] as const),
  ];
  return { after, changes: moved };
};
