import { dayDecider, dayStream, findBooking, type Booking, type Slot } from '@healthcert/domain/booking';
import { readScope } from '@healthcert/domain/kernel';
import { bookingListModel } from '@healthcert/projections/booking-list';
import type { RequestContext } from '../context.ts';
import type { Builder } from '../graphql/builder.ts';
import { refused } from '../graphql/refusals.ts';
import { recordAccess } from '../record-access.ts';

interface Seen {
  readonly date: string;
  readonly slot: Slot;
  readonly booking: Booking;
  /** Withheld where the actor may not know who it is. */
  readonly identity: Booking['identity'];
}

const { name: permission } = bookingListModel;

const readBooking = async (context: RequestContext, institutionId: string, date: string, bookingId: string): Promise<Seen | null> => {
  const { system, actor } = context;
  const scope = actor && readScope(actor, permission, await system.tree());
  const groups = scope?.groupsOf({ institutionId });
  if (!groups || groups.size === 0) {
    await recordAccess(context, 'refused', permission, []);
    throw refused(permission);
  }
  const { state } = await system.handler.load(dayDecider, dayStream({ institutionId, date }));
  const found = findBooking(state, bookingId);
  if (!found) return null;
  const identity = groups.has('identity') ? found.booking.identity : null;
  if (identity) await recordAccess(context, 'read', permission, [found.booking.personId]);
  return { date, ...found, identity };
};

/** One booking with whose it is: what the desk registers from. Null: cancelled, moved, or never there. */
export const bookingQuery = (builder: Builder): void => {
  const identity = builder.objectRef<NonNullable<Booking['identity']>>('BookingIdentity').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      documentType: t.exposeString('documentType'),
      documentNumber: t.exposeString('documentNumber'),
      birthDate: t.expose('birthDate', { type: 'Date' }),
      sex: t.exposeString('sex'),
      phone: t.exposeString('phone', { nullable: true }),
      employer: t.exposeString('employer', { nullable: true }),
    }),
  });
  const file = builder.objectRef<Seen>('BookingFile').implement({
    fields: (t) => ({
      bookingId: t.id({ resolve: ({ booking }) => booking.bookingId }),
      date: t.expose('date', { type: 'Date' }),
      slot: t.string({ resolve: ({ slot }) => slot.slot }),
      state: t.string({ resolve: ({ booking }) => booking.state }),
      caseId: t.id({ nullable: true, resolve: ({ booking }) => booking.caseId }),
      programmeId: t.string({ resolve: ({ booking }) => booking.programmeId }),
      jobCode: t.string({ nullable: true, resolve: ({ booking }) => booking.jobCode }),
      identity: t.field({ type: identity, nullable: true, resolve: (seen) => seen.identity }),
    }),
  });
  builder.queryField('booking', (t) =>
    t.field({
      type: file,
      nullable: true,
      args: {
        institutionId: t.arg.string({ required: true }),
        date: t.arg({ type: 'Date', required: true }),
        bookingId: t.arg.id({ required: true }),
      },
      resolve: (_root, { institutionId, date, bookingId }, context) => readBooking(context, institutionId, date, bookingId),
    }),
  );
};
