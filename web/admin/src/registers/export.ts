import { saveFile, toCsv } from '../lists/csv.ts';
import { minuteInChina } from '../words/time.ts';
import type { ListedEntry } from './listed.ts';
import type { Field } from './value-form.ts';

interface Columns {
  readonly code: string;
  readonly parent: string;
  readonly changedAt: string;
}

interface Said {
  readonly inWords: (field: Field, value: unknown) => string;
  readonly label: (field: Field) => string;
}

/** What is shown, as a table: the two languages of a text stand in two columns. */
export const csvOf = (entries: readonly ListedEntry[], fields: readonly Field[], columns: Columns, { inWords, label }: Said): string => {
  const twice = (field: Field): boolean => field.control === 'words' || field.control === 'paragraphs';
  const head = fields.flatMap((field) => (twice(field) ? [`${label(field)} zh`, `${label(field)} en`] : [label(field)]));
  const rows = entries.map(({ row }) => [
    row.code,
    row.parent ?? '',
    ...fields.flatMap((field) => {
      const value = row.value[field.key];
      const { zh = '', en = '' } = (value ?? {}) as { readonly zh?: string; readonly en?: string };
      return twice(field) ? [zh, en] : [inWords(field, value)];
    }),
    minuteInChina(row.changedAt),
  ]);
  return toCsv([[columns.code, columns.parent, ...head, columns.changedAt], ...rows]);
};

export const saveCsv = (name: string, csv: string): void => saveFile(`${name}.csv`, csv, 'text/csv;charset=utf-8');
