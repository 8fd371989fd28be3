import type { Text } from '@healthcert/domain/kernel';
import type { Sex } from '@healthcert/domain/person';
import type { FormRef, MeasuredValue, ResultField } from './result-field.ts';

/** Where a person goes for an item; also the worklists. */
export const stations = ['interview', 'internal', 'skin', 'radiology', 'laboratory'] as const;
export type Station = (typeof stations)[number];

/** required: from registration; onDemand: only when a rule or a physician orders it. */
export const needs = ['required', 'onDemand'] as const;
export type Need = (typeof needs)[number];

export const specimens = ['blood', 'stool'] as const;
export type Specimen = (typeof specimens)[number];

export const outcomes = ['fit', 'recheck', 'unfit', 'incomplete'] as const;
/** fit 合格, recheck 待复查, unfit 不合格, incomplete 未完成. */
export type Outcome = (typeof outcomes)[number];

/** A finding that may be ticked for an item ("tinea manus", "Shigella detected"). `normal` ones are the all-clear. */
export interface FindingOption {
  readonly code: string;
  readonly name: Text;
  readonly normal: boolean;
  /** True where a site must be named (a hand, a lung field). */
  readonly sited?: boolean;
  /** Code of the notifiable disease that it makes one suspect. */
  readonly suspects?: string;
}

/** To whom an item applies. Empty or missing lists mean everyone. */
export interface Applies {
  readonly jobs?: readonly string[];
  readonly sex?: Sex;
}

export interface ProgrammeItem {
  readonly code: string;
  readonly name: Text;
  readonly station: Station;
  readonly need: Need;
  readonly applies?: Applies;
  readonly specimen?: Specimen;
  readonly loinc?: string;
  readonly findings: readonly FindingOption[];
  readonly fields: readonly ResultField[];
  /** The institution's own form that is laid over the programme's item; left out: there is none. */
  readonly form?: FormRef;
  readonly method?: string | undefined;
  readonly container?: string | undefined;
  readonly walkingOrder?: number | undefined;
  readonly room?: Text | undefined;
}

/** When a row of the rule table fires. */
export type Condition =
  | { readonly finding: string }
  | { readonly field: string; readonly is: 'above' | 'below' | 'outside' }
  | { readonly item: 'refused' };

/** One row of the rule table: pure data, with the words and the law that a person is shown. */
export interface DecisionRow {
  readonly id: string;
  readonly item: string;
  readonly when: Condition;
  readonly outcome: Exclude<Outcome, 'incomplete'>;
  /** Items to be done before this finding may lead further ("ALT raised" leads to hepatitis A and E antibodies). */
  readonly furtherItems?: readonly string[];
  readonly reason: Text;
  readonly legalBasis: string;
  /** Doubts about the source, kept visible. */
  readonly doubt?: string;
}

export interface Job {
  readonly code: string;
  readonly name: Text;
  /** Where the law asks more of this job than the programme's age (18 in entertainment venues). */
  readonly minimumAge?: number;
}

/** A published version: immutable, pinned by the cases registered under it. */
export interface Programme {
  readonly id: string;
  readonly version: number;
  readonly name: Text;
  /** The class printed on the card, e.g. "food". */
  readonly category: string;
  /** The class in the certificate number, two digits. */
  readonly categoryCode: string;
  /** Six-digit code of the area (GB/T 2260) whose rules these are. */
  readonly area: string;
  readonly validFrom: string;
  readonly legalBasis: readonly string[];
  readonly jobs: readonly Job[];
  readonly items: readonly ProgrammeItem[];
  readonly rules: readonly DecisionRow[];
  /** Months from the date of conclusion; the certificate's last day is the day before. */
  readonly validityMonths: number;
  /** secondPerson: another physician of the institution; remote: the county's. */
  readonly review: 'secondPerson' | 'remote';
  /** Registration warns under this age, in years. */
  readonly minimumAge: number;
}

/** What was found for one item, as recorded at a station or received from a system. */
export interface ItemResult {
  readonly findings: readonly { readonly code: string; readonly site?: string }[];
  readonly values: readonly MeasuredValue[];
  readonly remark?: string;
  /** Whole years on the day of the examination. */
  readonly age?: number;
}
