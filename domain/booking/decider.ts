import type { Decider } from '@healthcert/domain/kernel';
import { arrive, link, miss, undo } from './attendance.ts';
import { changeCapacity, closeSlots, openDay, reopenSlots } from './capacity.ts';
import { evolveDay, noDay, type BookingDay } from './day.ts';
import { dayEvents, type DayEvent } from './events.ts';
import type { DayCommand } from './forms.ts';
import { cancel, move, release, takeSeat, tell } from './seats.ts';

const decide = (command: DayCommand, day: BookingDay): readonly DayEvent[] => {
  switch (command.type) {
    case 'OpenBookingDay':
      return openDay(command, day);
    case 'ChangeCapacity':
      return changeCapacity(command, day);
    case 'CloseSlots':
      return closeSlots(command, day);
    case 'ReopenSlots':
      return reopenSlots(command, day);
    case 'BookSeat':
    case 'AdmitWalkIn':
    case 'AdmitBeyondSeats':
      return takeSeat(command, day);
    case 'MoveBooking':
      return move(command, day);
    case 'ReleaseMovedBooking':
      return release(command, day);
    case 'CancelBooking':
      return cancel(command, day);
    case 'TellHolder':
      return tell(command, day);
    case 'RecordBookingArrival':
      return arrive(command, day);
    case 'RecordMissedBooking':
      return miss(command, day);
    case 'UndoBookingStep':
      return undo(command, day);
    case 'LinkBooking':
      return link(command, day);
  }
};

/** One institution's one day: whoever wants a seat of it is answered by this stream alone, so its limit is exact (A12). */
export const dayDecider: Decider<BookingDay, DayCommand, DayEvent> = { events: dayEvents, initial: noDay, decide, evolve: evolveDay };
