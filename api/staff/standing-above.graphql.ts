import { mayDo } from '@healthcert/domain/kernel';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { toldAbove } from '../notification/told.ts';
import { nearestAbove, working, type Above, type Directory } from './nearest-above.ts';

const arranging = 'arrangeReview';
const reviewing = 'reviewConclusion';

interface Standing {
  readonly reviewers: Above | null;
  readonly told: Above | null;
}

const standingAbove = (all: Directory, institutionId: string): Standing => ({
  reviewers: nearestAbove(
    all,
    institutionId,
    working(all).filter((actor) => mayDo(actor, reviewing, { institutionId }, all.tree)),
  ),
  told: toldAbove(all, institutionId),
});

/** Asked where it is configured who reviews a clinic's conclusions: whether there is anybody above to do it. */
export const standingAboveQuery = (builder: Builder): void => {
  const above = builder.objectRef<Above>('PeopleAbove').implement({
    fields: (t) => ({
      institutionId: t.exposeString('institutionId'),
      people: t.int({ resolve: ({ people }) => people.length }),
      direct: t.exposeBoolean('direct', { description: 'Of the institution directly above; false: those between have nobody' }),
    }),
  });
  const standing = builder.objectRef<Standing>('StandingAbove').implement({
    fields: (t) => ({
      reviewers: t.field({
        type: above,
        nullable: true,
        resolve: ({ reviewers }) => reviewers,
        description: 'Of a remote review; null: nobody',
      }),
      told: t.field({ type: above, nullable: true, resolve: ({ told }) => told, description: 'Of overdue notifications; null: nobody' }),
    }),
  });
  builder.queryField('standingAbove', (t) =>
    t.field({
      type: standing,
      description: 'Who above an institution reviews for it, and who is told of its overdue notifications',
      args: { institutionId: t.arg.id({ required: true }) },
      resolve: async (_root, { institutionId }, { system, actor }) => {
        const tree = await system.tree();
        if (!actor || !mayDo(actor, arranging, { institutionId }, tree)) throw refused(arranging);
        return standingAbove({ directory: await system.staff(), tree, institutions: await system.institutions() }, institutionId);
      },
    }),
  );
};
