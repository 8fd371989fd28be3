import { readScope } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { bookedAhead, bookingSlotListModel, type BookedDay } from '@healthcert/projections/booking-slot-list';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { recordAccess } from '../record-access.ts';

const { name: permission } = bookingSlotListModel;

/** For whoever is about to close an institution: how many are booked there, and at the clinics below it, from today on. */
export const bookedAheadQuery = (builder: Builder): void => {
  const day = builder.objectRef<BookedDay>('BookedDay').implement({
    fields: (t) => ({
      institutionId: t.exposeID('institutionId'),
      date: t.expose('date', { type: 'Date' }),
      count: t.exposeInt('count'),
    }),
  });
  builder.queryField('bookedAhead', (t) =>
    t.field({
      type: [day],
      description: 'By day, how many are booked from today on at an institution and all below it; of nobody',
      complexity: { field: 50, multiplier: 1 },
      args: { institutionId: t.arg.id({ required: true }) },
      resolve: async (_root, { institutionId }, context) => {
        const { actor, system } = context;
        const tree = await system.tree();
        const scope = actor && readScope(actor, permission, tree);
        if (!scope) {
          await recordAccess(context, 'refused', permission, []);
          throw refused(permission);
        }
        const institutions = [...tree.subtree(institutionId)];
        return [...(await bookedAhead(system.reads, scope, { institutions, from: dayInChina(system.now()) }))];
      },
    }),
  );
};
