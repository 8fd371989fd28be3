import { notificationDecider } from '@healthcert/domain/notification';
import { mayDo } from '@healthcert/domain/kernel';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { reportersOf } from './told.ts';

interface Assignee {
  readonly staffId: string;
  readonly name: string;
  readonly institutionId: string | null;
}

const assigning = 'assignNotification';

/** Whom a notification may be given to: those who may record its report, of the institution itself first. */
export const notificationAssigneesQuery = (builder: Builder): void => {
  const assignee = builder.objectRef<Assignee>('NotificationAssignee').implement({
    fields: (t) => ({
      staffId: t.exposeID('staffId'),
      name: t.exposeString('name'),
      institutionId: t.exposeString('institutionId', { nullable: true }),
    }),
  });
  builder.queryField('notificationAssignees', (t) =>
    t.field({
      type: [assignee],
      args: { caseId: t.arg.id({ required: true }) },
      resolve: async (_root, { caseId }, { system, actor }) => {
        const { state } = await system.handler.load(notificationDecider, caseId);
        const { institutionId } = state;
        const tree = await system.tree();
        if (!actor || !mayDo(actor, assigning, { institutionId }, tree)) throw refused(assigning);
        if (institutionId === null) return [];
        const all = { directory: await system.staff(), tree, institutions: await system.institutions() };
        return reportersOf(all, institutionId).map(({ id, name, institutionId: at }) => ({ staffId: id, name, institutionId: at }));
      },
    }),
  );
};
