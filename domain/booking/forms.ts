import type { Command } from '@healthcert/domain/kernel';
import { documentTypes, sexes } from '@healthcert/domain/person';
import { z } from 'zod';
import { cancellationCauses, capacityOrigins, closingReasons, seatKinds, tellingMeans } from './events.ts';

const code = z.string().min(1).max(64);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const ofDay = { institutionId: code, date: z.iso.date() };
const ofBooking = { ...ofDay, bookingId: z.uuid() };

/** One time of a day: "08:00" to "08:30", how many seats, and how many of them are held for walk-ins. */
export const slotForm = z.object({
  slot: time,
  until: time,
  seats: z.int().min(0).max(500),
  held: z.int().min(0).max(500),
});
export type SlotSeats = z.output<typeof slotForm>;

const capacity = { discretion: z.boolean(), slots: z.array(slotForm).max(96) };
const slotNames = z.array(time).min(1).max(96);

const identity = {
  name: z.string().trim().min(1).max(100),
  documentType: z.enum(documentTypes),
  documentNumber: z.string().trim().min(1).max(40),
  birthDate: z.iso.date().nullish(),
  sex: z.enum(sexes).nullish(),
  phone: z.string().trim().max(30).nullish(),
  employer: z.string().trim().max(200).nullish(),
};

const seating = { ...ofBooking, slot: time, programmeId: code, jobCode: code.nullish(), ...identity };
/** Whose papers these are, as checked. */
const seated = z.object({
  personId: z.uuid(),
  name: z.string().min(1).max(100),
  documentNumber: z.string().min(1).max(40),
  birthDate: z.iso.date(),
  sex: z.enum(sexes),
});
const takesSeat = { input: z.object(seating), facts: seated };

export const dayForms = {
  /** Silent where the day is opened already and the seats come from a pattern. */
  openBookingDay: { input: z.object({ ...ofDay, origin: z.enum(capacityOrigins), ...capacity }) },
  changeCapacity: { input: z.object({ ...ofDay, ...capacity }) },
  closeSlots: { input: z.object({ ...ofDay, slots: slotNames, because: z.enum(closingReasons) }) },
  reopenSlots: { input: z.object({ ...ofDay, slots: slotNames }) },

  bookSeat: takesSeat,
  admitWalkIn: takesSeat,
  admitBeyondSeats: takesSeat,
  /** `date` and `slot`: where to; `fromDate`: the day it stands on now. */
  moveBooking: {
    input: z.object({ ...ofBooking, slot: time, fromDate: z.iso.date() }),
    /** As booked on the day it comes from; null: it is moved within its day. */
    facts: z.object({
      booked: z
        .object({
          personId: z.uuid(),
          kind: z.enum(seatKinds),
          programmeId: code,
          jobCode: code.nullable(),
          identity: z
            .object({
              name: z.string(),
              documentType: z.string(),
              documentNumber: z.string(),
              birthDate: z.string(),
              sex: z.enum(sexes),
              phone: z.string().nullable(),
              employer: z.string().nullable(),
            })
            .nullable(),
        })
        .nullable(),
    }),
  },
  cancelBooking: { input: z.object({ ...ofBooking, cause: z.enum(cancellationCauses), note: z.string().trim().max(500).nullish() }) },
  tellHolder: {
    input: z.object({ ...ofBooking, means: z.enum(tellingMeans) }),
    /** Disabled, suspended or removed: nobody booked there will be examined. */
    facts: z.object({ takesNobody: z.boolean() }),
  },

  recordBookingArrival: { input: z.object(ofBooking) },
  recordMissedBooking: { input: z.object(ofBooking) },
  undoBookingStep: { input: z.object(ofBooking) },

  /** Sent by the system: the booking has its seat on the day `to`. */
  releaseMovedBooking: { input: z.object({ ...ofBooking, to: z.iso.date() }) },
  /** Sent by the system: a case was registered for the booking. */
  linkBooking: { input: z.object({ ...ofBooking, caseId: z.uuid() }) },
};

type Forms = typeof dayForms;
type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? Omit<z.output<Input>, keyof z.output<Facts>> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

export type DayCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms];
export type DayCommandNamed<Type extends DayCommand['type']> = Extract<DayCommand, { readonly type: Type }>;
