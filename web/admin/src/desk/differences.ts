import type { Particulars } from './particulars.ts';

/** What an earlier registration said of the person. */
export interface OnRecord {
  readonly name: string;
  readonly birthDate: string;
  readonly address: string | null;
  readonly phone: string | null;
}

export interface Difference {
  readonly field: 'name' | 'birthDate' | 'address' | 'phone';
  readonly before: string;
  readonly now: string;
}

const fields = ['name', 'birthDate', 'address', 'phone'] as const;

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').replaceAll(/\s/g, '');

/** In what the form differs from the person's record; what either does not say is no difference. */
export const differencesFrom = (record: OnRecord, typed: Particulars): readonly Difference[] =>
  fields.flatMap((field) => {
    const [before, now] = [plain(record[field]), plain(typed[field])];
    return before === '' || now === '' || before === now ? [] : [{ field, before: record[field] ?? '', now: typed[field] }];
  });

const shown = [
  'documentNumber',
  'name',
  'sex',
  'birthDate',
  'phone',
  'employer',
  'address',
  'nationality',
  'jobCode',
  'yearsOfService',
] as const;
export interface FieldChange {
  readonly field: (typeof shown)[number];
  readonly before: string;
  readonly now: string;
}

/** What a correction changes, field by field, in the order of the form. */
export const changesBetween = (stored: Particulars, typed: Particulars): readonly FieldChange[] =>
  shown.flatMap((field) => (stored[field] === typed[field] ? [] : [{ field, before: stored[field], now: typed[field] }]));
