import type { Builder } from '../graphql/builder.ts';
import type { TimeLineEntryRef } from './entry.graphql.ts';
import { institutionHistory, personHistory, type RecordHistory, type StandingField } from './read-history.ts';

/** Records beside cases as they stood on any date, and what made them so. */
export const historyQueries = (builder: Builder, entry: TimeLineEntryRef): void => {
  const field = builder.objectRef<StandingField>('StandingField').implement({
    fields: (t) => ({ path: t.exposeString('path'), value: t.exposeString('value') }),
  });
  const history = builder.objectRef<RecordHistory>('RecordHistory').implement({
    fields: (t) => ({
      entries: t.field({ type: [entry], description: 'First event first', resolve: ({ entries }) => [...entries] }),
      standing: t.field({
        type: [field],
        nullable: true,
        description: 'As it stood at an instant, by its events until then; null: it was not there yet',
        args: { at: t.arg({ type: 'DateTime' }) },
        resolve: ({ standing }, { at }, { system }) => {
          const fields = standing(at ?? system.now());
          return fields && [...fields];
        },
      }),
    }),
  });
  const weight = { field: 5, multiplier: 1 };
  builder.queryField('personHistory', (t) =>
    t.field({
      type: history,
      nullable: true,
      complexity: weight,
      args: { personId: t.arg.id({ required: true }) },
      resolve: (_root, { personId }, context) => personHistory(context, personId),
    }),
  );
  builder.queryField('institutionHistory', (t) =>
    t.field({
      type: history,
      nullable: true,
      complexity: weight,
      args: { institutionId: t.arg.id({ required: true }) },
      resolve: (_root, { institutionId }, context) => institutionHistory(context, institutionId),
    }),
  );
};
