import { columnName, type AnyReadModel, type Column } from '@healthcert/projections/kernel';
import type { Pool } from 'pg';

/** A row as it stands, one of the clinic's, by column, and of each column of few values the one that is met least. */
export interface Sample {
  readonly row: Readonly<Record<string, unknown>>;
  readonly ofClinic: Readonly<Record<string, unknown>>;
  readonly rarest: Readonly<Record<string, string>>;
}

/** Codes, of which some are met seldom; of more values each is. */
const fewValues = 200;

/** What may be asked of this table, taken from its middle. */
export const sampleOf = async (database: Pick<Pool, 'query'>, model: AnyReadModel, table: string, clinic: string): Promise<Sample> => {
  const columns = Object.entries(model.columns as Record<string, Column>);
  const names = columns.map(
    ([name, { type }]) => `"${columnName(name)}"${type === 'text[]' || type === 'jsonb' ? '' : '::text'} AS "${name}"`,
  );
  const middle = async (where: string, values: readonly string[] = []): Promise<Record<string, unknown> | undefined> => {
    const { rows } = await database.query<Record<string, unknown>>(
      `SELECT ${names.join(', ')} FROM ${table} WHERE ${where} LIMIT 1 OFFSET (SELECT count(*) / 2 FROM ${table} WHERE ${where})`,
      [...values],
    );
    return rows[0];
  };
  const row = await middle('true');
  const ofClinic = model.institution === null ? row : await middle(`"${columnName(model.institution)}" = $1`, [clinic]);
  const rarest: Record<string, string> = {};
  for (const [name] of columns.filter(([, { type, filter }]) => type === 'text' && filter)) {
    const at = `"${columnName(name)}"`;
    const { rows: seldom } = await database.query<{ code: string; values: string }>(
      `SELECT ${at} AS code, count(*) OVER () AS values FROM ${table} WHERE ${at} IS NOT NULL GROUP BY 1 ORDER BY count(*) LIMIT 1`,
    );
    if (seldom[0] && Number(seldom[0].values) <= fewValues) rarest[name] = seldom[0].code;
  }
  return { row: row!, ofClinic: ofClinic ?? row!, rarest };
};
