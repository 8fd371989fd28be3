import type { Builder } from '../graphql/builder.ts';
import type { TimeLineEntryRef } from '../history/entry.graphql.ts';
import { readTimeLine } from './read-case.ts';

/** The story of a case: who did what, where and when, before and after. */
export const timeLineQuery = (builder: Builder, entry: TimeLineEntryRef): void => {
  builder.queryField('caseTimeLine', (t) =>
    t.field({
      type: [entry],
      args: { caseId: t.arg.id({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { caseId }, context) => [...(await readTimeLine(context, caseId))],
    }),
  );
};
