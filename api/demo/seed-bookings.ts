import { bookingOperations, type SlotSeats } from '@healthcert/domain/booking';
import { slotsOf } from '@healthcert/domain/capacity';
import { bookingPatterns } from '@healthcert/domain/configuration';
import { derivedId, type Actor, type Operation } from '@healthcert/domain/kernel';
import { dayInChina, daysAfter } from '@healthcert/domain/person';
import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { mainClinic, seedJob, seededRandom, seedPerson } from '@healthcert/ops/seed';
import type { Send } from './found-city.ts';

const seed = 'healthcert demo bookings';
const admin: Actor = { id: 'founder', kind: 'system', name: 'founder', institutionId: null, roles: [] };

const sessions = [
  { from: '08:00', until: '11:00', minutes: 30, seats: 6, held: 1 },
  { from: '14:00', until: '16:00', minutes: 30, seats: 4, held: 1 },
];
const patterns = [
  ['weekdays', { zh: '平日', en: 'Weekdays' }, ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'makeUpWorkday'], sessions],
  ['saturdays', { zh: '周六上午', en: 'Saturday mornings' }, ['saturday'], sessions.slice(0, 1)],
] as const;

/** How many come on each of the days that are opened, today's first; the second day's first time is full. */
const people = [7, 12, 6, 4, 3];
const dayLength = 86_400_000;

/** Two weeks, Sundays and afternoons of Saturdays off. The demo is looked at on any day, so that holidays do not matter and today is open. */
const openDays = (today: string): { readonly date: string; readonly slots: readonly SlotSeats[] }[] =>
  Array.from({ length: 14 }, (_, n) => daysAfter(today, n)).flatMap((date) => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday === 0 && date !== today) return [];
    return [{ date, slots: slotsOf({ sessions: weekday === 6 ? sessions.slice(0, 1) : sessions }) }];
  });

/** The main clinic can be booked: its week's pattern, the days it gives, and who is booked for the first of them. */
export const seedBookings = async (now: Date, send: Send): Promise<void> => {
  const yesterday = new Date(now.getTime() - dayLength);
  const today = dayInChina(now.toISOString());
  const changes = patterns.map(([code, name, days, of]) => ({ add: { code, value: { name, days, sessions: of } } }));
  await send(bookingPatterns.operation as Operation, { institutionId: mainClinic, changes }, admin, yesterday, 'booking patterns');
  const opened = openDays(today);
  for (const { date, slots } of opened) {
    const input = { institutionId: mainClinic, date, origin: 'pattern', discretion: true, slots };
    await send(bookingOperations.openBookingDay as Operation, input, admin, yesterday, `open ${date}`);
  }
  const random = seededRandom(seed);
  for (const [n, { date, slots }] of opened.slice(0, people.length).entries()) {
    for (let person = 0; person < people[n]!; person++) {
      const { address: _address, employerCode: _employer, ...who } = seedPerson(random, now);
      const programme = random.pick([foodHandler, foodHandler, publicPlace]);
      const slot = slotFor(slots, n, person);
      const input = { institutionId: mainClinic, date, bookingId: derivedId(seed, `${date} ${person}`), slot, programmeId: programme.id };
      const booking = { ...input, jobCode: seedJob(random, programme), ...who };
      await send(bookingOperations.bookSeat as Operation, booking, admin, yesterday, `book ${date} ${person}`);
    }
  }
};

/** The second day begins with a full time, the others with a few in each. */
const slotFor = (slots: readonly SlotSeats[], day: number, person: number): string => {
  const [first, ...later] = slots as [SlotSeats, ...SlotSeats[]];
  const atFirst = first.seats - first.held;
  if (day === 1) return person < atFirst ? first.slot : later[(person - atFirst) % later.length]!.slot;
  return slots[person % slots.length]!.slot;
};
