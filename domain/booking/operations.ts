import { operation, type Operation, type Target } from '@healthcert/domain/kernel';
import type { z } from 'zod';
import { dayDecider } from './decider.ts';
import { dayForms } from './forms.ts';

/** Id of the stream of one institution's day: `day-langya-clinic-2026-11-23`. */
export const dayStream = ({ institutionId, date }: { readonly institutionId: string; readonly date: string }): string =>
  `${institutionId}-${date}`;

/** The stream's name says whose it is: no state has to be asked. */
const ofInstitution = (input: Readonly<Record<string, unknown>>): Target => ({ institutionId: String(input['institutionId']) });

const ofDay = <Input extends z.ZodObject, Facts extends z.ZodObject = z.ZodObject>(
  name: string,
  zh: string,
  en: string,
  form: { readonly input: Input; readonly facts?: Facts },
): Operation<typeof dayDecider, Input, Facts> =>
  operation({
    name,
    title: { zh, en },
    decider: dayDecider,
    input: form.input,
    facts: form.facts,
    stream: (input) => dayStream(input as unknown as { institutionId: string; date: string }),
    target: ofInstitution,
    retryOnConflict: true,
  });

const f = dayForms;

/** Everything that may be done with a booking day. Their names are their permissions. */
export const bookingOperations = {
  openBookingDay: ofDay('openBookingDay', '放号', 'Open a day for booking', f.openBookingDay),
  changeCapacity: ofDay('changeCapacity', '调整号源', 'Change the seats of a day', f.changeCapacity),
  closeSlots: ofDay('closeSlots', '停约', 'Close times of a day', f.closeSlots),
  reopenSlots: ofDay('reopenSlots', '恢复预约', 'Open closed times again', f.reopenSlots),
  bookSeat: ofDay('bookSeat', '预约', 'Book a seat', f.bookSeat),
  admitWalkIn: ofDay('admitWalkIn', '取现场号', 'Admit a walk-in', f.admitWalkIn),
  admitBeyondSeats: ofDay('admitBeyondSeats', '加号', 'Admit beyond the seats', f.admitBeyondSeats),
  moveBooking: ofDay('moveBooking', '改约', 'Move a booking', f.moveBooking),
  cancelBooking: ofDay('cancelBooking', '取消预约', 'Cancel a booking', f.cancelBooking),
  tellHolder: ofDay('tellHolder', '登记已通知停约', 'Record that the holder was told', f.tellHolder),
  recordBookingArrival: ofDay('recordBookingArrival', '预约到检', 'Record the arrival of a booking', f.recordBookingArrival),
  recordMissedBooking: ofDay('recordMissedBooking', '登记爽约', 'Record a missed booking', f.recordMissedBooking),
  undoBookingStep: ofDay('undoBookingStep', '撤销到检或爽约', 'Undo an arrival or a missed booking', f.undoBookingStep),
};

/** What the system alone does. */
export const bookingProcess = {
  releaseMovedBooking: ofDay('releaseMovedBooking', '退还改约前的号', 'Release the seat of a moved booking', f.releaseMovedBooking),
  linkBooking: ofDay('linkBooking', '预约转登记', 'Link a booking with its case', f.linkBooking),
};
