import type { Pool } from 'pg';

export interface PrintedPaper {
  readonly kind: string;
  /** Of the case, the certificate or the form; nothing of a person. */
  readonly id: string;
  readonly institutionId: string | null;
  readonly actorId: string;
  /** By which design: place and version. */
  readonly layout: object;
}

/** What was printed before, so that a reprint is known as one. */
export interface PrintJournal {
  record(papers: readonly PrintedPaper[]): Promise<void>;
  /** How often each was printed so far; papers never printed are left out. */
  countsOf(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export const createPrintJournal = ({ pool, now = () => new Date() }: { readonly pool: Pool; readonly now?: () => Date }): PrintJournal => ({
  record: async (papers) => {
    const of = <Value>(value: (paper: PrintedPaper) => Value): Value[] => papers.map(value);
    await pool.query(
      `INSERT INTO printed_paper (kind, paper_id, institution_id, actor_id, layout, printed_at)
       SELECT u.kind, u.id, u.institution, u.actor, u.layout::jsonb, $6
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS u (kind, id, institution, actor, layout)`,
      [
        of(({ kind }) => kind),
        of(({ id }) => id),
        of(({ institutionId }) => institutionId),
        of(({ actorId }) => actorId),
        of(({ layout }) => JSON.stringify(layout)),
        now(),
      ],
    );
  },
  countsOf: async (kind, ids) => {
    const { rows } = await pool.query<{ id: string; count: number }>(
      'SELECT paper_id AS id, count(*)::int AS count FROM printed_paper WHERE kind = $1 AND paper_id = ANY($2) GROUP BY paper_id',
      [kind, ids],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  },
});
