import { dayKinds, planOutcomes, type PlannedDay } from '@healthcert/domain/capacity';
import { mayDo } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { capacityPlanOf } from './generate.ts';

const running = 'runCapacityGeneration';

/** What a run would open now: looked at before it is started. */
export const capacityPreviewQuery = (builder: Builder): void => {
  const kind = builder.enumType('CalendarDayKind', { values: dayKinds });
  const outcome = builder.enumType('CapacityPlanOutcome', { values: planOutcomes });
  const day = builder.objectRef<PlannedDay>('PlannedBookingDay').implement({
    fields: (t) => ({
      date: t.expose('date', { type: 'Date' }),
      kind: t.expose('kind', { type: kind, nullable: true }),
      holiday: t.exposeString('holiday', { nullable: true }),
      outcome: t.expose('outcome', { type: outcome }),
      times: t.int({ resolve: ({ slots }) => slots.length }),
      seats: t.int({ resolve: ({ slots }) => slots.reduce((sum, { seats }) => sum + seats, 0) }),
    }),
  });
  builder.queryField('capacityPreview', (t) =>
    t.field({
      type: [day],
      args: { institutionId: t.arg.string({ required: true }) },
      complexity: { field: 20 },
      resolve: async (_root, { institutionId }, { system, actor }) => {
        if (!actor || !mayDo(actor, running, { institutionId }, await system.tree())) throw refused(running);
        return [...(await capacityPlanOf(system)(institutionId, dayInChina(system.now()))).days];
      },
    }),
  );
};
