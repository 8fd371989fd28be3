import { dayInChina, timeInChina } from '@healthcert/domain/person';
import type { Cell, Cells } from '@healthcert/integrations/spreadsheet';
import type { AnyReadModel, Column, ShownRow } from '@healthcert/projections/kernel';
import type { Language, Names } from './names.ts';

/** By column, the page's words for its codes; a code without a word stands for itself. */
export type CodeWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface CellWords {
  readonly language: Language;
  readonly names: Names;
  readonly words: CodeWords;
  /** "2026-11-21" */
  readonly today: string;
}

/** Expiry is a date and no event: a valid certificate past its last day reads as expired, as on the page. */
const codeOf = (name: string, value: string, { validUntil }: ShownRow['values'], today: string): string => {
  const past = name === 'validity' && value === 'valid' && typeof validUntil === 'string' && validUntil < today;
  return past ? 'expired' : value;
};

const instant = (value: string): string => `${dayInChina(value)} ${timeInChina(value)}`;

const cellOf = (name: string, column: Column, { values }: ShownRow, { language, names, words, today }: CellWords): Cell => {
  const { holds, type } = column;
  const one = (code: string): string => (holds && holds !== 'fen' ? names[holds](code) : (words[name]?.[code] ?? code));
  const value = values[name];
  if (value === null || value === undefined) return '';
  if (holds === 'fen') return { yuan: Number(value) / 100 };
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((part) => one(String(part))).join(language === 'zh' ? '、' : ', ');
  if (type === 'timestamptz') return instant(new Date(value as string).toISOString());
  if (typeof value === 'boolean') return one(String(value));
  return typeof value === 'string' ? one(codeOf(name, value, values, today)) : JSON.stringify(value);
};

/** A row as its page shows it, in these columns; what is withheld is empty. */
export const cellsOf = (model: AnyReadModel, columns: readonly string[], row: ShownRow, words: CellWords): Cells =>
  columns.map((name) => cellOf(name, model.columns[name] as Column, row, words));
