import type { Text } from '@healthcert/domain/kernel';
import type { Sex } from '@healthcert/domain/person';

export const fieldKinds = ['number', 'choice', 'titre', 'text'] as const;
/** A number in its unit; one of few words; a dilution ("1:20"); free words, which are not judged. */
export type FieldKind = (typeof fieldKinds)[number];

/** A row of reference values; all limits are inclusive, ages in whole years. What is left out does not limit. */
export interface FieldRange {
  readonly sex?: Sex | undefined;
  readonly fromAge?: number | undefined;
  readonly toAge?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface FieldChoice {
  readonly code: string;
  readonly name: Text;
  readonly normal: boolean;
  /** Other ways to write it that mean the same: "-", "neg". */
  readonly also?: readonly string[] | undefined;
  /** Code of the notifiable disease that it makes one suspect. */
  readonly suspects?: string | undefined;
  /** Offered no more; a result that has it keeps its word. */
  readonly retired?: boolean | undefined;
}

/** A value of an item. Left out, it is a number. Of a titre the ranges are of its denominator. */
export interface ResultField {
  readonly code: string;
  readonly name: Text;
  readonly kind?: FieldKind | undefined;
  readonly unit: string;
  readonly loinc?: string | undefined;
  readonly ranges: readonly FieldRange[];
  readonly choices?: readonly FieldChoice[] | undefined;
  /** Kind of the dictionary whose words are the choices: as they are now, and none of them is judged. */
  readonly dictionary?: string | undefined;
  /** What "all normal" enters: a choice's code, or words. */
  readonly normal?: string | undefined;
  /** A result is whole without it. */
  readonly optional?: boolean | undefined;
  /** Code of the notifiable disease that a number or titre above its range makes one suspect. */
  readonly suspects?: string | undefined;
}

/** Whether a value of it can be other than normal: free words cannot, nor a choice all of whose options are normal. */
export const isJudged = ({ kind = 'number', choices = [] }: Pick<ResultField, 'kind' | 'choices'>): boolean =>
  kind === 'number' || kind === 'titre' || choices.some(({ normal }) => !normal);

/** Whom a value is of; without an age only rows of no age apply. */
export interface OfPerson {
  readonly sex: Sex;
  readonly age?: number | undefined;
}

/** The first row that is for this person; undefined: none is. */
export const rangeOf = ({ ranges }: Pick<ResultField, 'ranges'>, { sex, age }: OfPerson): FieldRange | undefined =>
  ranges.find(
    (row) =>
      (row.sex === undefined || row.sex === sex) &&
      (row.fromAge === undefined || (age !== undefined && age >= row.fromAge)) &&
      (row.toAge === undefined || (age !== undefined && age <= row.toAge)),
  );

export const bounds = ['<', '≤', '>', '≥'] as const;
/** A value of which only a limit is known: ">1000". */
export type Bound = (typeof bounds)[number];

/** What was measured, as it is kept. One of `value` and `choice` where it was understood as such; `text`: as it was typed. */
export interface MeasuredValue {
  readonly field: string;
  /** A number, or the denominator of a titre. */
  readonly value: number | null;
  readonly bound?: Bound | undefined;
  readonly choice?: string | undefined;
  readonly text?: string | undefined;
}

/** `undecided`: only a limit is known, and it does not tell. */
export type FieldStanding = 'above' | 'below' | 'within' | 'abnormal' | 'undecided';

const boundStanding = (value: number, bound: Bound, { low, high }: FieldRange): FieldStanding => {
  const up = bound === '>' || bound === '≥';
  if (up) {
    if (high === undefined) return low === undefined || value >= low ? 'within' : 'undecided';
    return value > high || (bound === '>' && value === high) ? 'above' : 'undecided';
  }
  // Nothing measured here is less than nothing: a lower limit of 0 is none.
  if (low === undefined || low <= 0) return high === undefined || value <= high ? 'within' : 'undecided';
  return value < low || (bound === '<' && value === low) ? 'below' : 'undecided';
};

/** Where a value lies for this person. A field without a row for them, and free words, are not judged: within. */
export const standingOf = (field: ResultField, { value, bound, choice }: Omit<MeasuredValue, 'field'>, person: OfPerson): FieldStanding => {
  if (choice !== undefined) return field.choices?.find(({ code }) => code === choice)?.normal === false ? 'abnormal' : 'within';
  const range = value === null ? undefined : rangeOf(field, person);
  if (value === null || !range) return 'within';
  if (bound) return boundStanding(value, bound, range);
  if (range.high !== undefined && value > range.high) return 'above';
  return range.low !== undefined && value < range.low ? 'below' : 'within';
};

/** Which edition of an item's result form: whose (null: the city's), and how many values that entry had. */
export interface FormRef {
  readonly institutionId: string | null;
  readonly edition: number;
}
