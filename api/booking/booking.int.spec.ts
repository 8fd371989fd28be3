import { bookingOperations, bookingProcess, type SlotSeats } from '@healthcert/domain/booking';
import { newId } from '@healthcert/domain/kernel';
import { foodHandler, publicPlace } from '@healthcert/domain/programme';
import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worker } from '../jobs/executors.ts';
import { execute } from '../operations/index.ts';
import { crewOf, openTestSystem, otherCounty, registration, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';
import { missedBookings } from './missed.ts';

/** The test city's today, a Saturday, at 07:30 in China. */
const today = '2026-11-21';
const monday = '2026-11-23';
const tuesday = '2026-11-24';
const wednesday = '2026-11-25';

let test: TestSystem;
let crew: Crew;
let city: Client;
beforeAll(async () => {
  test = await openTestSystem();
  crew = await crewOf(test);
  city = await test.as('cityadmin');
  for (const date of [today, monday, tuesday, wednesday]) await open(date);
});
afterAll(() => test.close());

const asWorker = () => ({ actor: worker, commandId: newId(), correlationId: newId(), now: test.system.now() });
const slots: SlotSeats[] = [
  { slot: '08:00', until: '09:00', seats: 2, held: 0 },
  { slot: '09:00', until: '10:00', seats: 20, held: 1 },
];
const open = (date: string, over: object = {}) =>
  crew.admin.done('openBookingDay', { institutionId: mainClinic, date, origin: 'hand', discretion: true, slots, ...over });
const seating = ({ address: _address, employerCode: _employer, ...person } = somebody(), over: object = {}) => ({
  bookingId: newId(),
  institutionId: mainClinic,
  date: monday,
  slot: '09:00',
  programmeId: foodHandler.id,
  jobCode: 'cook',
  ...person,
  ...over,
});
const book = async (over: object = {}, person = somebody()) => {
  const input = seating(person, over);
  await crew.desk.done('bookSeat', input);
  return { ...input, person, of: { institutionId: mainClinic, date: input.date, bookingId: input.bookingId } };
};

interface Row {
  readonly date: string;
  readonly slot: string;
  readonly name: string | null;
  readonly state: string;
  readonly movedTo: string | null;
  readonly caseId: string | null;
}
const rowsOf = async (bookingId: string): Promise<Row[]> =>
  (
    await crew.desk.ask<{ bookingList: { nodes: Row[] } }>(
      'query ($bookingId: ID!) { bookingList(filter: { bookingId: $bookingId }) { nodes { date slot name state movedTo caseId } } }',
      { bookingId },
    )
  ).bookingList.nodes;
const seatsAt = async (date: string, slot: string) =>
  (
    await crew.desk.ask<{ bookingSlotList: { nodes: { slot: string; seats: number; ahead: number; walkIn: number; extra: number }[] } }>(
      `{ bookingSlotList(filter: { date: { from: "${date}", to: "${date}" } }) { nodes { slot seats ahead walkIn extra } } }`,
    )
  ).bookingSlotList.nodes.find((row) => row.slot === slot)!;

/** At nine on the three days to come. */
const bookedAhead = async (): Promise<number> =>
  (await Promise.all([monday, tuesday, wednesday].map((date) => seatsAt(date, '09:00')))).reduce((sum, { ahead }) => sum + ahead, 0);

describe('a booking through its doors (A12)', () => {
  it('enrols somebody new, and says who they are to those who may know', async () => {
    const { bookingId, person } = await book();
    expect(await rowsOf(bookingId)).toEqual([
      { date: monday, slot: '09:00', name: person.name, state: 'booked', movedTo: null, caseId: null },
    ]);
    const { bookingSlotList } = await city.ask<{ bookingSlotList: { nodes: object[] } }>('{ bookingSlotList { nodes { ahead } } }');
    expect(bookingSlotList.nodes.length).toBeGreaterThan(0);
    expect((await city.query('{ bookingList { nodes { name } } }')).errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
    const stored = JSON.stringify((await test.system.store.readStream(`day-${mainClinic}-${monday}`)).events);
    expect(stored).not.toContain(person.documentNumber);
    expect(stored).not.toContain(person.name);
  });

  it('is the person’s only one under a programme, in the whole city and on any day', async () => {
    const { person } = await book();
    const elsewhere = { institutionId: otherCounty, date: tuesday };
    const far = await test.as(`${otherCounty}.desk`);
    const opening = { ...elsewhere, origin: 'hand' as const, discretion: false, slots };
    await execute(test.system.doors, bookingOperations.openBookingDay, opening, asWorker());
    expect(await far.send('bookSeat', seating(person, elsewhere))).toMatchObject({
      code: 'AlreadyBooked',
      field: 'documentNumber',
      text: { en: expect.stringContaining(`${monday} 09:00`) },
    });
    await far.done('bookSeat', seating(person, { ...elsewhere, programmeId: publicPlace.id, jobCode: null }));
  });

  it('of two desks that book for one person at once, one succeeds', async () => {
    const person = somebody();
    const answers = await Promise.all([monday, tuesday, wednesday].map((date) => crew.desk.send('bookSeat', seating(person, { date }))));
    expect(answers.filter(({ __typename }) => __typename === 'CommandReceipt')).toHaveLength(1);
    for (const { code } of answers.filter(({ __typename }) => __typename !== 'CommandReceipt'))
      expect(['AlreadyBooked', 'BeingBooked']).toContain(code);
  });

  it('may be booked again at once when it was cancelled, or when its slot was full', async () => {
    const { of, person } = await book();
    await crew.desk.done('cancelBooking', { ...of, cause: 'person' });
    await book({}, person);
    for (let n = 0; n < 2; n++) await book({ date: wednesday, slot: '08:00' });
    const late = seating(somebody(), { date: wednesday, slot: '08:00' });
    const before = await test.events();
    expect(await crew.desk.send('bookSeat', late)).toMatchObject({ code: 'SlotFull', field: 'slot' });
    expect(await test.events()).toBe(before);
    await crew.desk.done('bookSeat', { ...late, slot: '09:00' });
  });

  it('moves to another day: one seat more there, one less here, and the person has it still', async () => {
    const { bookingId, person } = await book({ date: monday });
    const [here, there] = [await seatsAt(monday, '09:00'), await seatsAt(tuesday, '09:00')];
    const move = { institutionId: mainClinic, bookingId, date: tuesday, slot: '09:00', fromDate: monday };
    await crew.desk.done('moveBooking', move);
    expect((await seatsAt(monday, '09:00')).ahead).toBe(here.ahead - 1);
    expect((await seatsAt(tuesday, '09:00')).ahead).toBe(there.ahead + 1);
    expect((await rowsOf(bookingId)).map(({ date, state, movedTo }) => [date, state, movedTo])).toEqual([
      [monday, 'moved', tuesday],
      [tuesday, 'booked', null],
    ]);
    expect(await crew.desk.send('bookSeat', seating(person, { date: wednesday }))).toMatchObject({ code: 'AlreadyBooked' });
    // A process that broke off would have left this to a job: done again, it is silent.
    const release = { institutionId: mainClinic, bookingId, date: monday, to: tuesday };
    expect(await execute(test.system.doors, bookingProcess.releaseMovedBooking, release, asWorker())).toMatchObject({ events: 0 });
  });

  it('of two moves at once one holds, and no seat is lost', async () => {
    const { bookingId } = await book({ date: monday });
    const before = await bookedAhead();
    const to = (date: string) =>
      crew.desk.send('moveBooking', { institutionId: mainClinic, bookingId, date, slot: '09:00', fromDate: monday });
    const answers = await Promise.all([to(tuesday), to(wednesday)]);
    expect(answers.filter(({ __typename }) => __typename === 'CommandReceipt')).toHaveLength(1);
    // The seat that was given up is no part of any receipt.
    await test.settled();
    expect(await bookedAhead()).toBe(before);
    expect((await rowsOf(bookingId)).filter(({ state }) => state === 'booked')).toHaveLength(1);
  });

  it('is refused at an institution that is disabled, and for a programme or job that is not', async () => {
    await city.done('disableInstitution', { institutionId: otherCounty, reason: '停业' });
    const far = await test.as(`${otherCounty}.desk`);
    expect(await far.send('bookSeat', seating(somebody(), { institutionId: otherCounty, date: tuesday }))).toMatchObject({
      code: 'InstitutionDisabled',
    });
    await city.done('enableInstitution', { institutionId: otherCounty });
    expect(await crew.desk.send('bookSeat', seating(somebody(), { programmeId: 'no-such' }))).toMatchObject({ code: 'UnknownProgramme' });
    expect(await crew.desk.send('bookSeat', seating(somebody(), { jobCode: 'no-such' }))).toMatchObject({ code: 'UnknownJob' });
  });

  it('arrives: the case that is registered for it takes it over, and each remembers the other', async () => {
    const { of, bookingId, person } = await book({ date: today });
    const { caseId, ...input } = registration(person, { booking: { date: today, bookingId } });
    expect(await crew.desk.send('registerCase', { caseId, ...input, ...somebody() })).toMatchObject({ code: 'OtherPerson' });
    await crew.desk.done('recordBookingArrival', of);
    await crew.desk.done('registerCase', { caseId, ...input });
    expect(await rowsOf(bookingId)).toMatchObject([{ state: 'arrived', caseId }]);
    const [registered] = (await test.system.store.readStream(`case-${caseId}`)).events;
    expect(registered).toMatchObject({ type: 'CaseRegistered', data: { booking: { date: today, bookingId } } });
    const { caseFile } = await crew.desk.ask<{ caseFile: object }>('query ($caseId: ID!) { caseFile(caseId: $caseId) { bookedFor } }', {
      caseId,
    });
    expect(caseFile).toEqual({ bookedFor: today });
    expect(await crew.desk.send('undoBookingStep', of)).toMatchObject({ code: 'CaseRegistered' });
    // Who is being examined may book the next examination.
    expect(await crew.desk.send('bookSeat', seating(person, { date: wednesday }))).toMatchObject({ __typename: 'CommandReceipt' });
  });

  it('is not registered for another day', async () => {
    const { bookingId, person } = await book({ date: tuesday });
    const input = registration(person, { booking: { date: tuesday, bookingId } });
    expect(await crew.desk.send('registerCase', input)).toMatchObject({ code: 'NotToday', field: 'booking' });
  });

  it('tells the desk apart from the administrator: only the latter sets seats', async () => {
    expect(await crew.desk.send('changeCapacity', { institutionId: mainClinic, date: monday, discretion: true, slots })).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(await crew.exam.send('bookSeat', seating())).toMatchObject({ __typename: 'NotPermitted' });
  });
});

describe('the night after (A12)', () => {
  it('records who did not come, once, and leaves what a desk has taken back', async () => {
    const [gone, excused, turnedAway] = [await book(), await book(), await book({ slot: '08:00' })];
    await crew.admin.done('closeSlots', { institutionId: mainClinic, date: monday, slots: ['08:00'], because: 'equipment' });
    await test.settled();
    test.clock.advance({ days: 3 });
    const task = missedBookings(test.system);
    const night = task.lastDue(new Date(test.system.now()));
    expect(night.toISOString()).toBe('2026-11-23T16:20:00.000Z');
    const states = async () => {
      await test.settled();
      return (await Promise.all([gone, excused, turnedAway].map(({ bookingId }) => rowsOf(bookingId)))).map(([row]) => row?.state);
    };
    await Promise.all([task.start(night), task.start(night)]);
    expect(await states()).toEqual(['missed', 'missed', 'booked']);
    const { events } = await test.system.store.readStream(`day-${mainClinic}-${monday}`);
    expect(
      events.filter(({ type, data }) => type === 'BookingMissed' && 'bookingId' in data && data.bookingId === gone.bookingId),
    ).toHaveLength(1);

    const fresh = await crewOf(test);
    await fresh.desk.done('undoBookingStep', excused.of);
    await task.start(new Date(night.getTime() + 86_400_000));
    expect(await states()).toEqual(['missed', 'booked', 'booked']);
  });
});
