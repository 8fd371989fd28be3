import { bookingProcess, dayDecider, dayStream, findBooking, type DayCommandNamed } from '@healthcert/domain/booking';
import { derivedId, Rejection, type Actor, type CommandHandler } from '@healthcert/domain/kernel';
import { execute, stepMeta, type Doors, type Follow, type Request } from '../operations/index.ts';

const system: Actor = { id: 'booking', kind: 'system', name: 'booking', institutionId: null, roles: [] };

const step = ({ commandId, correlationId, now }: Request, name: string): Request => ({
  actor: system,
  commandId: derivedId(commandId, name),
  correlationId,
  causationId: commandId,
  now,
});

/** What a day's operations set going on another day. `doors`: those that these follows are part of. */
export const bookingFollows = (handler: CommandHandler, doors: () => Doors): Readonly<Record<string, Follow>> => ({
  /**
   * The new seat is held: now the old one is given back. Where another desk moved or cancelled the booking in between,
   * the old day says so, and the new seat is given up.
   */
  moveBooking: async (input: DayCommandNamed<'MoveBooking'>['data'], request: Request) => {
    const { institutionId, bookingId, fromDate, date } = input;
    if (fromDate === date) return null;
    const releasing = { institutionId, bookingId, date: fromDate, to: date };
    try {
      return (await execute(doors(), bookingProcess.releaseMovedBooking, releasing, step(request, 'release'))).position;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const data = { institutionId, bookingId, date, cause: 'movedElsewhere' as const, note: null };
      const giveUp = { type: 'CancelBooking' as const, data, meta: stepMeta(request, 'give up the seat') };
      const stands = findBooking((await handler.load(dayDecider, dayStream({ institutionId, date }))).state, bookingId);
      if (stands) await handler.handle(dayDecider, dayStream({ institutionId, date }), giveUp);
      throw error;
    }
  },
});

/** The registration that named a booking is its holder's arrival. */
export const bookingOfCase =
  (doors: () => Doors): Follow =>
  async (input: { caseId: string; institutionId: string; booking?: { date: string; bookingId: string } | null }, request) => {
    if (!input.booking) return null;
    const { caseId, institutionId, booking } = input;
    const linking = { caseId, institutionId, ...booking };
    try {
      return (await execute(doors(), bookingProcess.linkBooking, linking, step(request, 'link booking'))).position;
    } catch (error) {
      // Somebody cancelled the booking in this moment: the person is registered, which is what counts.
      if (error instanceof Rejection) return null;
      throw error;
    }
  };
