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
  /** @param job what was asked for, by an id of the page's: asked again because nothing came out, it counts once */
  record(papers: readonly PrintedPaper[], job: string): Promise<void>;
  /** How often each was printed so far, by other jobs than this; papers never printed are left out. */
  countsOf(kind: string, ids: readonly string[], job?: string): Promise<ReadonlyMap<string, number>>;
}

export const createPrintJournal = ({ pool, now = () => new Date() }: { readonly pool: Pool; readonly now?: () => Date }): PrintJournal => ({
  record: async (papers, job) => {
    const of = <Value>(value: (paper: PrintedPaper) => Value): Value[] => papers.map(value);
    await pool.query(
      `INSERT INTO printed_paper (kind, paper_id, institution_id, actor_id, layout, printed_at, job_id)
       SELECT u.kind, u.id, u.institution, u.actor, u.layout::jsonb, $6, $7
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS u (kind, id, institution, actor, layout)
       ON CONFLICT DO NOTHING`,
      [
        of(({ kind }) => kind),
        of(({ id }) => id),
        of(({ institutionId }) => institutionId),
        of(({ actorId }) => actorId),
        of(({ layout }) => JSON.stringify(layout)),
        now(),
        job,
      ],
    );
  },
  countsOf: async (kind, ids, job) => {
    const { rows } = await pool.query<{ id: string; count: number }>(
      `SELECT paper_id AS id, count(*)::int AS count FROM printed_paper
       WHERE kind = $1 AND paper_id = ANY($2) AND job_id IS DISTINCT FROM $3::uuid GROUP BY paper_id`,
      [kind, ids, job ?? null],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  },
});
