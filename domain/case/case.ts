import type { ItemResult, Outcome, Results } from '@healthcert/domain/programme';
import type { CaseEvent, EventNamed, Stage } from './events.ts';

type DataOf<Type extends CaseEvent['type']> = EventNamed<Type>['data'];

/** Null once the person is erased. */
export type Identity = DataOf<'CaseRegistered'>['identity'];

export interface Registration extends Pick<
  DataOf<'CaseRegistered'>,
  | 'personId'
  | 'caseNumber'
  | 'institutionId'
  | 'programme'
  | 'category'
  | 'jobCode'
  | 'sex'
  | 'birthYear'
  | 'ageAtRegistration'
  | 'underAge'
  | 'registeredAt'
  | 'payer'
> {
  readonly identity: Identity;
}

export interface RecordedResult extends Pick<
  DataOf<'ResultRecorded'>,
  'performerId' | 'deviceId' | 'reagentLot' | 'performedAt' | 'form' | 'age'
> {
  /** Null once the person is erased. */
  readonly found: DataOf<'ResultRecorded'>['clinical'];
}

export interface CaseItem {
  readonly code: string;
  readonly station: string;
  readonly state: 'pending' | 'done' | 'refused' | 'deferred';
  /** Present where done. */
  readonly result: RecordedResult | null;
  readonly abnormal: boolean;
  readonly dueOn: string | null;
}

export interface Conclusion {
  readonly outcome: Outcome;
  readonly by: 'rules' | 'hand';
  readonly concludedBy: string;
  readonly concludedAt: string;
  readonly validUntil: string | null;
  readonly opinion: string | null;
  readonly handReason: string | null;
  readonly reviewedBy: string | null;
  /** Its certificate was revoked: no other is issued on it. */
  readonly spent: boolean;
}

export interface Certificate {
  readonly number: string;
  readonly validity: 'valid' | 'suspended' | 'revoked' | 'superseded';
  readonly custody: 'issued' | 'printed' | 'handedOut';
  readonly validUntil: string;
  /** Suspended at least once and valid again since. */
  readonly reinstated: boolean;
  readonly takenBy: EventNamed<'CertificateHandedOut'>['data']['takenBy'] | null;
  /** The last hand-out was taken back, and there was none since. */
  readonly handOutUndone: boolean;
  readonly supersededBy: string | null;
}

export interface Recheck {
  readonly items: readonly string[];
  readonly dueOn: string;
  readonly reminded: readonly ('due' | 'overdue')[];
}

/** One person's passage through one programme, as far as its decisions need it. */
export interface Case {
  readonly registration: Registration | null;
  /** Entered later from a blank form: what was done then may be dated then. */
  readonly onPaper: boolean;
  /** When; null: not cancelled. */
  readonly cancelledAt: string | null;
  /** It was cancelled, and that was undone. */
  readonly reinstated: boolean;
  readonly arrived: boolean;
  /** Something was done or declined at a station. */
  readonly begun: boolean;
  readonly items: readonly CaseItem[];
  readonly conclusion: Conclusion | null;
  /** How the last conclusion was withdrawn. */
  readonly withdrawn: 'returned' | 'reopened' | null;
  /** The recheck that was agreed on last; null: none, or without a day. */
  readonly recheck: Recheck | null;
  readonly certificates: readonly Certificate[];
}

export const noCase: Case = {
  registration: null,
  onPaper: false,
  cancelledAt: null,
  reinstated: false,
  arrived: false,
  begun: false,
  items: [],
  conclusion: null,
  withdrawn: null,
  recheck: null,
  certificates: [],
};

/** Where the case stands; null: not registered. Derived, so that it cannot contradict what it is derived from. */
export const stageOf = (state: Case): Stage | null => {
  if (!state.registration) return null;
  if (isCancelled(state)) return 'cancelled';
  if (state.conclusion) return state.conclusion.reviewedBy === null ? 'concluded' : 'reviewed';
  if (!state.arrived) return 'registered';
  if (!state.begun) return 'arrived';
  return pendingItems(state).length > 0 ? 'examining' : 'examined';
};

export const isCancelled = ({ cancelledAt }: Case): boolean => cancelledAt !== null;

/** Registered and not through: neither cancelled nor reviewed. A person has one such case under a programme at an institution. */
export const isOpen = (state: Case): boolean => {
  const stage = stageOf(state);
  return stage !== null && stage !== 'cancelled' && stage !== 'reviewed';
};

export const pendingItems = (state: Case): readonly CaseItem[] => state.items.filter((item) => item.state === 'pending');

/** Where the person still has to go, in the order of the items. */
export const abnormalItems = (state: Case): number => state.items.filter(({ abnormal }) => abnormal).length;

export const pendingStations = (state: Case): readonly string[] => [...new Set(pendingItems(state).map(({ station }) => station))];

export const itemOf = (state: Case, code: string): CaseItem | undefined => state.items.find((item) => item.code === code);

/** The certificate that is valid or may become so again. */
export const certificateInForce = (state: Case): Certificate | undefined =>
  state.certificates.find(({ validity }) => validity === 'valid' || validity === 'suspended');

/** What the rules read; null: a result was erased. */
export const resultsOf = (items: readonly CaseItem[]): Results | null => {
  if (items.some(({ state, result }) => state === 'done' && !result?.found)) return null;
  return new Map(
    items.map(({ code, state, result }) => [
      code,
      state === 'done' && result?.found
        ? { state, result: itemResultOf(result.found, result.age) }
        : { state: state as Exclude<typeof state, 'done'> },
    ]),
  );
};

/** A stored result in the programme's form. */
export const itemResultOf = ({ findings, values, remark }: NonNullable<RecordedResult['found']>, age: number): ItemResult => ({
  age,
  findings: findings.map(({ code, site }) => (site === null ? { code } : { code, site })),
  values,
  ...(remark !== null && { remark }),
});
