import type { Builder } from '../graphql/builder.ts';
import type { CommandResultTypes } from '../graphql/command-result.ts';
import { previewsFor, type Preview } from './preview.ts';

type Fired = Preview['concluded']['fired'][number];

/** What the rules would say, asked before anybody concludes: of one case, or of a batch. */
export const previewQuery = (builder: Builder, { textType }: CommandResultTypes): void => {
  const fired = builder.objectRef<Fired>('FiredRule').implement({
    fields: (t) => ({
      rowId: t.exposeString('rowId'),
      item: t.exposeString('item'),
      outcome: t.exposeString('outcome'),
      reason: t.expose('reason', { type: textType }),
      legalBasis: t.exposeString('legalBasis'),
    }),
  });
  const preview = builder.objectRef<Preview>('ConclusionPreview').implement({
    fields: (t) => ({
      caseId: t.exposeID('caseId'),
      revision: t.exposeInt('revision'),
      outcome: t.string({ resolve: ({ concluded }) => concluded.outcome }),
      fired: t.field({ type: [fired], resolve: ({ concluded }) => [...concluded.fired] }),
      furtherItems: t.stringList({
        description: 'Items that the rules ask for and that would be ordered',
        resolve: ({ concluded }) => [...concluded.furtherItems],
      }),
      missing: t.stringList({ resolve: ({ concluded }) => [...concluded.missing] }),
      abnormal: t.stringList({ resolve: ({ abnormal }) => [...abnormal] }),
      entirelyNormal: t.exposeBoolean('entirelyNormal'),
      byHand: t.exposeBoolean('byHand', { description: 'It was concluded by hand' }),
      remoteReview: t.exposeBoolean('remoteReview', { description: 'The institution above reviews it' }),
    }),
  });
  builder.queryField('conclusionPreviews', (t) =>
    t.field({
      type: [preview],
      description:
        'What the rules would say now; cases whose findings the asker may not see, or that can be neither concluded nor reviewed, are left out',
      complexity: { field: 20, multiplier: 1 },
      args: { caseIds: t.arg.idList({ required: true }) },
      resolve: async (_root, { caseIds }, context) => [...(await previewsFor(context, caseIds.map(String)))],
    }),
  );
};
