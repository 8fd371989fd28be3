import { institutionDecider, institutionTreeId, type InstitutionEvent } from '@healthcert/domain/institution';
import { readScope, streamName, type Recorded } from '@healthcert/domain/kernel';
import { institutionListModel } from '@healthcert/projections/institution-list';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import type { System } from '../system.ts';

const pageSize = 500;

/** What became of one institution, in order. The tree is one short stream: it is read when somebody asks. */
const storyOf = async ({ store, codec }: Pick<System, 'store' | 'codec'>, institutionId: string) => {
  const found: Recorded<InstitutionEvent>[] = [];
  const stream = streamName(institutionDecider.events.category, institutionTreeId);
  for (let from = 0; ; from += pageSize) {
    const slice = await store.readStream(stream, { from, limit: pageSize });
    const events = (await codec.decode(slice.events)) as readonly Recorded<InstitutionEvent>[];
    found.push(...events.filter(({ data }) => data.institutionId === institutionId));
    if (slice.events.length < pageSize) return found;
  }
};

/** How an institution came to stand where it stands (A5): the steps of its admission, with who took each, when and why. */
export const institutionStoryQuery = (builder: Builder): void => {
  const step = builder.objectRef<Recorded<InstitutionEvent>>('InstitutionStep').implement({
    fields: (t) => ({
      eventId: t.id({ resolve: ({ id }) => id }),
      type: t.exposeString('type'),
      at: t.field({ type: 'DateTime', resolve: ({ meta }) => meta.at }),
      actorId: t.string({ resolve: ({ meta }) => meta.actorId }),
      actorName: t.string({ nullable: true, resolve: async ({ meta }, _args, { system }) => system.staffName(meta.actorId) }),
      actsFor: t.string({
        nullable: true,
        description: 'Name of the institution that the actor acted for',
        resolve: async ({ meta }, _args, { system }) => (meta.institutionId === null ? null : system.institutionName(meta.institutionId)),
      }),
      reason: t.string({ nullable: true, resolve: ({ data }) => ('reason' in data ? data.reason : null) }),
      until: t.string({ nullable: true, resolve: ({ data }) => ('until' in data ? data.until : null) }),
    }),
  });
  builder.queryField('institutionStory', (t) =>
    t.field({
      type: [step],
      description: 'What became of one institution, the first step first',
      args: { institutionId: t.arg.string({ required: true }) },
      complexity: { field: 5, multiplier: 1 },
      resolve: async (_root, { institutionId }, { system, actor }) => {
        if (!actor || !readScope(actor, institutionListModel.name, await system.tree())) throw refused('institutionStory');
        return storyOf(system, institutionId);
      },
    }),
  );
};
