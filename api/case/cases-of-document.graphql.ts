import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { Builder } from '../graphql/builder.ts';
import { pageFor, type RowRef } from '../graphql/connections.ts';
import { personByNumber } from '../person/person-by-number.ts';
import { seesWhoItIs } from '../search/meanings.ts';

const mostCases = 20;

/** Who was here before need not tell everything again: the cases of the person whose paper carries a number. */
export const casesOfDocumentQuery = (builder: Builder, rows: ReadonlyMap<string, RowRef>): void => {
  builder.queryField('casesOfDocument', (t) =>
    t.field({
      type: [rows.get(caseWorklistModel.name)!],
      args: { documentNumber: t.arg.string({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { documentNumber }, context) => {
        const personId = seesWhoItIs(context, caseWorklistModel) ? await personByNumber(context, documentNumber.slice(0, 40)) : null;
        if (personId === null) return [];
        return [...(await pageFor(caseWorklistModel, { filter: { personId }, first: mostCases }, context)).rows];
      },
    }),
  );
};
