export { freeAhead, orderedSlots, seatsTaken } from './capacity.ts';
export * from './day.ts';
export * from './decider.ts';
export * from './events.ts';
export { slotForm, type DayCommand, type DayCommandNamed, type SlotSeats } from './forms.ts';
export * from './operations.ts';
export { bookingRefusals, type BookingRefusal } from './rejections.ts';
