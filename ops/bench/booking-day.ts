import { dayDecider, dayEvents, dayStream, type DayCommand } from '@healthcert/domain/booking';
import { createCodec, createCommandHandler, newId, type CommandHandler, type EventStore, type Vault } from '@healthcert/domain/kernel';

/** A day to come, whenever it is measured. */
const date = '2099-06-01';
const now = '2099-05-01T01:00:00.000Z';

const meta = () => ({
  commandId: newId(),
  actorId: 'staff-desk',
  actorRoles: ['front-desk'],
  institutionId: 'bench-clinic',
  now,
  correlationId: newId(),
  causationId: null,
});

/** A booking day of one institution, opened and booked as the doors do it, once the person is known. */
export interface BookingDayLoad {
  open(institutionId: string, slots: readonly { slot: string; until: string; seats: number; held: number }[]): Promise<void>;
  /** Resolves with the booking's id once the seat is theirs. @throws Rejection `SlotFull` */
  book(institutionId: string, slot: string, personId: string): Promise<string>;
}

export const handlerFor = (store: EventStore, vault: Vault): CommandHandler =>
  createCommandHandler({ store, codec: createCodec([dayEvents], vault) });

export const bookingDay = (handler: CommandHandler): BookingDayLoad => {
  const send = (institutionId: string, command: DayCommand) => handler.handle(dayDecider, dayStream({ institutionId, date }), command);
  return {
    open: async (institutionId, slots) => {
      const data = { institutionId, date, origin: 'hand' as const, discretion: false, slots: [...slots] };
      await send(institutionId, { type: 'OpenBookingDay', data, meta: meta() });
    },
    book: async (institutionId, slot, personId) => {
      const bookingId = newId();
      const who = {
        name: '预约演示',
        documentType: 'idCard' as const,
        documentNumber: '341102199003072316',
        birthDate: '1990-03-07',
        sex: 'male' as const,
        phone: '19900000000',
        employer: null,
      };
      const data = { institutionId, date, bookingId, slot, programmeId: 'food-handler', jobCode: null, personId, ...who };
      await send(institutionId, { type: 'BookSeat', data, meta: meta() });
      return bookingId;
    },
  };
};

export const dayStreamOf = (institutionId: string): string => `day-${dayStream({ institutionId, date })}`;
