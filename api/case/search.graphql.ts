import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import { pageFor, type RowRef } from '../graphql/connections.ts';
import { personByNumber } from '../person/person-by-number.ts';

type Filter = Readonly<Record<string, unknown>>;

const mostHits = 20;

/** Who may not see whose paper it is must not learn it by asking for the paper. */
const seesWhoItIs = ({ actor }: RequestContext): boolean =>
  actor?.roles.some(({ reads }) => reads[caseWorklistModel.name]?.groups.includes('identity')) ?? false;

/** What the one search box may mean: numbers are looked up as case, certificate and document; words as the start of a name. */
const filtersFor = async (context: RequestContext, text: string): Promise<Filter[]> => {
  if (!/\d/.test(text)) return [{ name: text }];
  const personId = seesWhoItIs(context) ? await personByNumber(context, text) : null;
  return [...(personId === null ? [] : [{ personId }]), { caseNumber: text }, { certificateNumber: text }];
};

/** The one search box (A7, A10): scan or type, Enter opens. */
export const searchQuery = (builder: Builder, rows: ReadonlyMap<string, RowRef>): void => {
  builder.queryField('search', (t) =>
    t.field({
      type: [rows.get(caseWorklistModel.name)!],
      args: { text: t.arg.string({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { text }, context) => {
        const asked = text.normalize('NFKC').trim().slice(0, 60);
        if (asked.length < 2) return [];
        const pages = await Promise.all(
          (await filtersFor(context, asked)).map((filter) => pageFor(caseWorklistModel, { filter, first: mostHits }, context)),
        );
        const found = new Map(pages.flatMap((page) => page.rows).map((row) => [row.values.caseId, row]));
        return [...found.values()].slice(0, mostHits);
      },
    }),
  );
};
