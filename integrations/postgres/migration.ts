import type { Kysely } from 'kysely';

/**
 * One step forward. Stored by name for ever: never rename or edit one that has run, add another.
 * Names sort within their module: `vault/001-persons`.
 */
export interface Migration {
  readonly name: string;
  /** Statements, or a function where SQL alone does not do. Runs in a transaction as the owner. */
  readonly up: string | ((db: Kysely<unknown>) => Promise<void>);
}
