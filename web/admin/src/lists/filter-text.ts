import { dayBounds } from '../words/time.ts';

export interface FilterColumn {
  readonly name: string;
  readonly type: string;
  readonly filter: boolean;
  readonly values?: readonly string[] | null | undefined;
}

const isInstant = ({ type }: FilterColumn): boolean => type === 'timestamptz';
export const isRange = (column: FilterColumn): boolean => ['timestamptz', 'date', 'integer', 'bigint'].includes(column.type);

const edge = (column: FilterColumn, from: string, to: string): object => {
  const range = { from: from || null, to: to || null };
  if (column.type === 'integer' || column.type === 'bigint')
    return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
  if (!isInstant(column)) return range;
  return { from: from ? dayBounds(from).from : null, to: to ? dayBounds(to).to : null };
};

/** What the address says of one column, as the query takes it; undefined: nothing, or nothing sensible. */
const valueOf = (column: FilterColumn, text: string): unknown => {
  if (text === '') return undefined;
  if (isRange(column)) {
    const [from = '', to = ''] = text.split('..');
    return edge(column, from, to);
  }
  if (column.type === 'boolean') return text === 'true';
  if (!column.values) return text;
  const values = text.split(',').filter((value) => column.values?.includes(value));
  return values.length > 0 ? values : undefined;
};

/** A list's filter from the page's address: `stage=arrived,examining&registeredAt=2026-11-21..2026-11-21&name=李`. */
export const filterFrom = (columns: readonly FilterColumn[], parameters: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries(
    columns
      .filter(({ filter }) => filter)
      .map((column) => [column.name, valueOf(column, parameters.get(column.name)?.trim() ?? '')])
      .filter(([, value]) => value !== undefined),
  );
