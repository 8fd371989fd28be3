import type { Pool } from 'pg';
import type { Values } from '../fold.ts';
import type { AnyReadModel } from '../read-model.ts';
import { columnName, columnsOf, qualified, quoted, tableName } from '../tables.ts';

/** All rows of one generation as declared, in the order of their keys' text. */
export const tableRows = async (pool: Pool, model: AnyReadModel, generation: number): Promise<readonly Values[]> => {
  const columns = columnsOf(model).map(([name]) => `${quoted(columnName(name))} AS ${quoted(name)}`);
  const { rows } = await pool.query<Values>(`SELECT ${columns.join(', ')} FROM ${qualified(tableName(model, generation))}`);
  const keyOf = (row: Values): string => JSON.stringify(model.key.map((name) => row[name]));
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};
