import { splitStream, StoreUnavailable, type EventStore, type NewEvent } from '@healthcert/domain/kernel';
import type { Pool } from 'pg';
import { WrittenByNewer } from '../postgres/index.ts';

interface Form {
  readonly category: string;
  readonly type: string;
  readonly version: number;
}

export interface FormsSettings {
  readonly store: EventStore;
  /** A pool of the application's role. */
  readonly pool: Pool;
  /** The newest version of a form that this process reads; 0: it does not know the form. */
  readonly knownVersion: (category: string, type: string) => number;
}

const keyOf = ({ category, type, version }: Form): string => `${category} ${type} ${version}`;

const formOf = (stream: string, { type, metadata }: NewEvent): Form => ({
  category: splitStream(stream).category,
  type,
  version: Number(metadata.version),
});

/**
 * The same store, before whose first event of a form that form is noted. Who does not know a form that is noted could not
 * read its events, and is told so at the start instead of in the middle of its work. @throws WrittenByNewer
 */
export const noteForms = async ({ store, pool, knownVersion }: FormsSettings): Promise<EventStore> => {
  const { rows } = await pool.query<Form>('SELECT category, type, version FROM event_form ORDER BY category, type');
  const unknown = rows.filter(({ category, type, version }) => version > knownVersion(category, type));
  if (unknown.length > 0) throw new WrittenByNewer(unknown.map(({ type, version }) => `${type} version ${version}`));
  const noted = new Set(rows.map(keyOf));

  const note = async (forms: readonly Form[]): Promise<void> => {
    try {
      await pool.query(
        `INSERT INTO event_form (category, type, version)
         SELECT category, type, max(version) FROM unnest($1::text[], $2::text[], $3::integer[]) AS u (category, type, version)
         GROUP BY category, type ORDER BY category, type
         ON CONFLICT (category, type) DO UPDATE SET version = excluded.version WHERE event_form.version < excluded.version`,
        [forms.map(({ category }) => category), forms.map(({ type }) => type), forms.map(({ version }) => version)],
      );
    } catch (cause) {
      throw new StoreUnavailable('which forms were written cannot be noted', { cause });
    }
    for (const form of forms) noted.add(keyOf(form));
  };

  return {
    ...store,
    append: async (stream, expected, events) => {
      const fresh = events.map((event) => formOf(stream, event)).filter((form) => !noted.has(keyOf(form)));
      if (fresh.length > 0) await note(fresh);
      return store.append(stream, expected, events);
    },
  };
};
