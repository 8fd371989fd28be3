import { caseWorklistModel, delaysBetween, delaySteps, type Delay } from '@healthcert/projections/case-worklist';
import { QueryRefused } from '@healthcert/projections/kernel';
import type { Builder } from '../graphql/builder.ts';
import { overdueByInstitution, type OverdueOf } from './overdue.ts';
import { figuresScope, withThoseBelow } from './scope.ts';

interface Supervision {
  readonly delays: readonly Delay[];
  readonly overdue: readonly OverdueOf[];
}

const startOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();
const endOf = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();

/** How the institutions below one do their work: what takes how long, and what waits too long. Of nobody. */
export const supervisionQuery = (builder: Builder): void => {
  const step = builder.enumType('DelayStep', { values: delaySteps });
  const delay = builder.objectRef<Delay>('Delay').implement({
    fields: (t) => ({
      institutionId: t.exposeString('institutionId'),
      step: t.expose('step', { type: step }),
      cases: t.exposeInt('cases', { description: 'That have this step behind them' }),
      median: t.exposeFloat('median', { description: 'Hours; half of the cases took no longer' }),
      ninetieth: t.exposeFloat('ninetieth', { description: 'Hours; nine of ten took no longer' }),
    }),
  });
  const overdue = builder.objectRef<OverdueOf>('OverdueOfInstitution').implement({
    fields: (t) => ({
      institutionId: t.exposeString('institutionId'),
      specimens: t.exposeInt('specimens', { description: 'By the hours that the institution allows' }),
      notifications: t.exposeInt('notifications', { description: 'Open beyond the deadline of the law' }),
    }),
  });
  const supervision = builder.objectRef<Supervision>('Supervision').implement({
    fields: (t) => ({
      delays: t.field({ type: [delay], complexity: { field: 1, multiplier: 1 }, resolve: ({ delays }) => [...delays] }),
      overdue: t.field({ type: [overdue], complexity: { field: 1, multiplier: 1 }, resolve: ({ overdue: late }) => [...late] }),
    }),
  });
  builder.queryField('supervision', (t) =>
    t.field({
      type: supervision,
      description: 'How long each step took of the cases registered on these days, and what is overdue now',
      complexity: { field: 200, multiplier: 1 },
      args: { from: t.arg({ type: 'Date', required: true }), to: t.arg({ type: 'Date', required: true }), institutionId: t.arg.id() },
      resolve: async (_root, { from, to, institutionId }, context) => {
        const { scope } = await figuresScope(context, caseWorklistModel);
        if (!(Date.parse(from) <= Date.parse(to))) throw new QueryRefused('to', 'no such period');
        const institutions = await withThoseBelow(context, institutionId);
        const registered = { from: startOf(from), to: endOf(to) };
        const [delays, late] = await Promise.all([
          delaysBetween(context.system.reads, scope, registered, institutions),
          overdueByInstitution(context.system, scope, institutions),
        ]);
        return { delays, overdue: late };
      },
    }),
  );
};
