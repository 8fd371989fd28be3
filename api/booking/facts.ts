import {
  bookingRefusals,
  dayDecider,
  dayStream,
  findBooking,
  type BookingDay,
  type DayCommand,
  type DayCommandNamed,
} from '@healthcert/domain/booking';
import { closedBecause, openClinic, type InstitutionTree } from '@healthcert/domain/institution';
import { rejections, type CommandHandler, type Vault } from '@healthcert/domain/kernel';
import { checkIdentity, dayInChina, personDecider, personRefusals, type CheckedIdentity } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { metaOf, type FactsProvider, type Request } from '../operations/index.ts';
import { personRecords } from '../person/person-record.ts';
import { liveBookingsOf } from './standings.ts';

const reject = rejections(bookingRefusals);
const rejectPerson = rejections(personRefusals);

export interface BookingFacts {
  readonly handler: CommandHandler;
  readonly vault: Vault;
  readonly institutions: () => Promise<InstitutionTree>;
  readonly programmeOn: (programmeId: string, day: string) => Promise<Programme | null>;
}

type Taking = DayCommandNamed<'BookSeat' | 'AdmitWalkIn' | 'AdmitBeyondSeats'>;
type Seating = Taking['data'];

/** What the doors of a booking day look up: who it is, and whether the institution and the programme may be booked at all. */
export const bookingFacts = ({ handler, vault, institutions, programmeOn }: BookingFacts): Readonly<Record<string, FactsProvider>> => {
  const records = personRecords({ handler, vault });
  const live = liveBookingsOf(handler);

  const open = async (institutionId: string, now: string): Promise<void> => {
    openClinic(await institutions(), institutionId, dayInChina(now));
  };

  const mayBeBooked = async ({ programmeId, jobCode, date }: Pick<Seating, 'programmeId' | 'jobCode' | 'date'>): Promise<void> => {
    const programme = (await programmeOn(programmeId, date)) ?? reject('UnknownProgramme', { field: 'programmeId' });
    if (jobCode && !programme.jobs.some(({ code }) => code === jobCode)) reject('UnknownJob', { field: 'jobCode' });
  };

  const checked = (input: Seating, now: string): CheckedIdentity => {
    const check = checkIdentity(input, dayInChina(now));
    return check.ok ? check.identity : rejectPerson(check.code, { field: check.field });
  };

  /**
   * Somebody new is enrolled and the person's one live booking claimed on the way, so all that may be refused is refused
   * before that: who finds the slot full leaves nothing behind.
   */
  const seat =
    (type: Taking['type']) =>
    async (input: Seating, state: BookingDay, request: Request): Promise<object> => {
      const identity = checked(input, request.now);
      await Promise.all([open(input.institutionId, request.now), mayBeBooked(input)]);
      const known = await records.holder(identity);
      const factsOf = (personId: string) => ({
        personId,
        name: identity.name,
        documentNumber: identity.documentNumber,
        birthDate: identity.birthDate,
        sex: identity.sex,
      });
      const { institutionId, date, slot, bookingId, programmeId } = input;
      const claimOf = (personId: string) => ({ personId, bookingId, programmeId, institutionId, date, slot, moves: false });
      const trial = { type, data: { ...input, ...factsOf(known ?? '') }, meta: metaOf(request) } as DayCommand;
      dayDecider.decide(trial, state, undefined);
      const contact = { phone: input.phone };
      if (known) {
        await Promise.all([records.mayUse(known, identity, contact, institutionId, request), live.mayClaim(claimOf(known), request)]);
      }
      const person = await records.named(identity, request);
      await live.claim(claimOf(person.personId), request);
      // A booking knows less of a person than a registration: it enrols them, and corrects nothing.
      const { state: record } = await handler.load(personDecider, person.personId);
      if (record.record === null) await records.record(person, identity, contact, institutionId, request);
      return factsOf(person.personId);
    };

  const moving = async (input: DayCommandNamed<'MoveBooking'>['data'], _state: BookingDay, { now }: Request): Promise<object> => {
    const { institutionId, fromDate, date, bookingId } = input;
    await open(institutionId, now);
    if (fromDate === date) return { booked: null };
    const { state: from } = await handler.load(dayDecider, dayStream({ institutionId, date: fromDate }));
    const found = findBooking(from, bookingId);
    if (found?.booking.state === 'arrived') reject('HasArrived', { field: 'bookingId' });
    if (!found) return { booked: null };
    const { personId, kind, programmeId, jobCode, identity } = found.booking;
    return { booked: { personId, kind, programmeId, jobCode, identity } };
  };

  const opening = async ({ institutionId }: { readonly institutionId: string }, _state: BookingDay, { now }: Request): Promise<object> => {
    await open(institutionId, now);
    return {};
  };

  const telling = async (
    { institutionId }: DayCommandNamed<'TellHolder'>['data'],
    _state: BookingDay,
    { now }: Request,
  ): Promise<object> => {
    const tree = await institutions();
    const clinic = tree.get(institutionId);
    return { takesNobody: clinic !== undefined && closedBecause(tree, clinic, dayInChina(now)) !== null };
  };

  /** The claim leads to the new day before the seat on the old one is given back: the person is never without a booking. */
  const releasing = async (input: DayCommandNamed<'ReleaseMovedBooking'>['data'], state: BookingDay, request: Request): Promise<object> => {
    const { institutionId, bookingId, to } = input;
    const found = findBooking(state, bookingId);
    const { state: there } = await handler.load(dayDecider, dayStream({ institutionId, date: to }));
    const seated = findBooking(there, bookingId);
    if (!found || !seated) return {};
    const { personId, programmeId } = found.booking;
    await live.claim({ personId, bookingId, programmeId, institutionId, date: to, slot: seated.slot.slot, moves: true }, request);
    return {};
  };

  return {
    tellHolder: telling,
    openBookingDay: opening,
    bookSeat: seat('BookSeat'),
    admitWalkIn: seat('AdmitWalkIn'),
    admitBeyondSeats: seat('AdmitBeyondSeats'),
    moveBooking: moving,
    releaseMovedBooking: releasing,
  };
};

/** The booking that a registration names: of this institution, today, and of the same person. @throws Rejection */
export const bookingForCase =
  (handler: CommandHandler) =>
  async (booking: { readonly date: string; readonly bookingId: string }, institutionId: string, personId: string | null, now: string) => {
    const { state } = await handler.load(dayDecider, dayStream({ institutionId, date: booking.date }));
    const found = findBooking(state, booking.bookingId) ?? reject('NotBooked', { field: 'booking' });
    if (found.booking.caseId !== null) reject('OtherCase', { field: 'booking' });
    if (booking.date !== dayInChina(now)) reject('NotToday', { field: 'booking' });
    if (found.booking.personId !== personId) reject('OtherPerson', { field: 'documentNumber' });
  };
