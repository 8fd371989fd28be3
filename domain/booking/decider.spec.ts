import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayDecider } from './decider.ts';
import { dayEvents } from './events.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(dayDecider);
const { today, tomorrow } = the;

const another = (n: number, slot = '09:00', over: Partial<Parameters<typeof the.booked>[0]> = {}) =>
  the.booked({ bookingId: `booking-${n}`, personId: `person-${n}`, slot, ...over });
/** Both seats that may be booked ahead at 09:00. */
const bookedUp = [the.opened(), another(1), another(2)] as const;
const ofToday = { date: today } as const;
const openToday = the.opened(ofToday);

describe('a booking day (A12)', () => {
  it('is opened with its times in order', () => {
    given()
      .when(the.openDay({ slots: the.slots.toReversed() }))
      .then(the.opened());
  });

  it('is opened once: by hand it is refused, by a pattern it stays as it is', () => {
    given(the.opened()).when(the.openDay()).thenRejects('DayOpened', 'date');
    given(the.opened())
      .when(the.openDay({ origin: 'pattern' }))
      .thenNothing();
  });

  it.each([
    ['DayPast', { date: '2026-03-01' }, 'date'],
    ['NoSlots', { slots: [] }, 'slots'],
    ['SlotsOverlap', { slots: [the.slots[0]!, { slot: '08:30', until: '09:30', seats: 1, held: 0 }] }, 'slots'],
    ['SlotsOverlap', { slots: [{ slot: '09:00', until: '08:00', seats: 1, held: 0 }] }, 'slots'],
    ['HeldBeyondSeats', { slots: [{ slot: '09:00', until: '10:00', seats: 1, held: 2 }] }, 'slots'],
  ])('is not opened: %s', (code, over, field) => given().when(the.openDay(over)).thenRejects(code, field));

  it('takes other seats, more times and fewer', () => {
    const [eight, nine] = the.slots as [(typeof the.slots)[number], (typeof the.slots)[number]];
    const ten = { slot: '10:00', until: '11:00', seats: 1, held: 0 };
    given(the.opened())
      .when(the.changeCapacity({ slots: [{ ...nine, seats: 9 }, ten] }))
      .then(the.capacityChanged({ added: [ten], changed: [{ ...nine, seats: 9 }], removed: [eight.slot] }));
    given(the.opened()).when(the.changeCapacity()).thenNothing();
    given().when(the.changeCapacity()).thenRejects('DayNotOpened', 'date');
  });

  it('keeps the seats that are taken', () => {
    const fewer = [the.slots[0]!, { ...the.slots[1]!, seats: 1, held: 0 }];
    given(...bookedUp)
      .when(the.changeCapacity({ slots: fewer }))
      .thenRejects('BelowTaken', 'slots');
    given(...bookedUp)
      .when(the.changeCapacity({ slots: [the.slots[0]!] }))
      .thenRejects('BelowTaken', 'slots');
  });
});

describe('a seat', () => {
  it('is booked ahead, once for each person and programme', () => {
    given(the.opened()).when(the.book()).then(the.booked());
    given(the.opened(), the.booked()).when(the.book()).thenNothing();
    given(the.opened(), the.booked())
      .when(the.book({ bookingId: the.otherBookingId, slot: '08:00' }))
      .thenRejects('AlreadyBooked', 'documentNumber');
    given(the.opened(), the.booked())
      .when(the.book({ bookingId: the.otherBookingId, programmeId: 'public-place' }))
      .then(the.booked({ bookingId: the.otherBookingId, programmeId: 'public-place' }));
  });

  it('is refused when all are taken but those held for walk-ins, which walk-ins take', () => {
    given(...bookedUp)
      .when(the.book())
      .thenRejects('SlotFull', 'slot');
    const full = [openToday, another(1, '09:00', ofToday), another(2, '09:00', ofToday)] as const;
    given(...full)
      .when(the.admit())
      .then(the.booked({ ...ofToday, kind: 'walkIn' }));
    given(...full, another(3, '09:00', { ...ofToday, kind: 'walkIn' }))
      .when(the.admit())
      .thenRejects('SlotFull', 'slot');
  });

  it('is admitted beyond the seats where the day allows, when all are taken, and counted apart', () => {
    const full = [1, 2].map((n) => another(n, '09:00', ofToday));
    const all = [...full, another(3, '09:00', { ...ofToday, kind: 'walkIn' })];
    given(openToday, ...all)
      .when(the.admitBeyond())
      .then(the.booked({ ...ofToday, kind: 'extra' }));
    given(openToday, ...full)
      .when(the.admitBeyond())
      .thenRejects('SeatsLeft', 'slot');
    given(the.opened({ ...ofToday, discretion: false }), ...all)
      .when(the.admitBeyond())
      .thenRejects('NoDiscretion', 'slot');
  });

  it.each([
    ['DayNotOpened', [], the.book(), 'date'],
    ['DayPast', [the.opened({ date: '2026-03-01' })], the.book({ date: '2026-03-01' }), 'date'],
    ['SlotUnknown', [the.opened()], the.book({ slot: '12:00' }), 'slot'],
    ['SlotClosed', [the.opened(), the.closed()], the.book(), 'slot'],
    ['SlotPast', [openToday], the.book({ ...ofToday, slot: '08:00' }), 'slot'],
    ['WalkInToday', [the.opened()], the.admit({ date: tomorrow }), 'date'],
  ] as const)('is not taken: %s', (code, past, command, field) =>
    given(...past)
      .when(command)
      .thenRejects(code, field),
  );
});

describe('a booking', () => {
  it('moves within its day', () => {
    given(the.opened(), the.booked()).when(the.moveTo()).then(the.moved());
    given(the.opened(), the.booked(), the.moved()).when(the.moveTo()).thenNothing();
    given(the.opened(), the.booked(), another(1, '08:00'), another(2, '08:00')).when(the.moveTo()).thenRejects('SlotFull', 'slot');
  });

  it('takes its seat on another day first, and then gives its own back', () => {
    const { personId, kind, programmeId, jobCode, identity } = the.booked().data;
    const arriving = the.moveTo({ fromDate: '2026-03-05', booked: { personId, kind, programmeId, jobCode, identity } });
    given(the.opened())
      .when(arriving)
      .then(the.booked({ slot: '08:00', until: '09:00', movedFrom: '2026-03-05' }));
    given(the.opened(), another(1, '08:00'), another(2, '08:00')).when(arriving).thenRejects('SlotFull', 'slot');
    given(the.opened(), the.booked()).when(the.release()).then(the.movedAway());
    given(the.opened(), the.booked(), the.movedAway()).when(the.release()).thenNothing();
    given(the.opened(), the.booked(), the.movedAway())
      .when(the.release({ to: '2026-03-06' }))
      .thenRejects('NotBooked', 'bookingId');
  });

  it('is cancelled, and its seat is free', () => {
    given(the.opened(), the.booked()).when(the.cancel()).then(the.cancelled());
    given(the.opened(), the.booked(), the.cancelled()).when(the.cancel()).thenRejects('NotBooked', 'bookingId');
    given(...bookedUp, the.cancelled({ bookingId: 'booking-1', personId: 'person-1' }))
      .when(the.book())
      .then(the.booked());
    given(the.opened(), the.booked())
      .when(the.cancel({ cause: 'institution' }))
      .thenRejects('NoteMissing', 'note');
  });

  it('keeps its place when its time is closed, until its holder is told, moved or cancelled', () => {
    const closing = [the.opened(), the.booked(), the.closed()] as const;
    given(the.opened(), the.booked()).when(the.closeSlots()).then(the.closed());
    given(...closing)
      .when(the.closeSlots())
      .thenNothing();
    given(...closing)
      .when(the.reopenSlots())
      .then(the.reopened());
    given(...closing)
      .when(the.tell())
      .then(the.told());
    given(...closing, the.told())
      .when(the.tell())
      .thenNothing();
    given(...closing)
      .when(the.moveTo())
      .then(the.moved());
    given(the.opened(), the.booked()).when(the.tell()).thenRejects('SlotOpen', 'bookingId');
    given(the.opened(), the.booked())
      .when(the.tell({ takesNobody: true }))
      .then(the.told());
    given(the.opened())
      .when(the.closeSlots({ slots: ['12:00'] }))
      .thenRejects('SlotUnknown', 'slots');
  });

  it('arrives on its day, early or late', () => {
    const past = [openToday, the.booked(ofToday)] as const;
    given(...past)
      .when(the.arrive())
      .then(the.arrived());
    given(...past, the.missed())
      .when(the.arrive())
      .then(the.arrived());
    given(...past, the.arrived())
      .when(the.arrive())
      .thenNothing();
    given(the.opened(), the.booked())
      .when(the.arrive({ date: tomorrow }))
      .thenRejects('NotToday', 'date');
    given(...past, the.arrived())
      .when(the.cancel(ofToday))
      .thenRejects('HasArrived', 'bookingId');
  });

  it('is missed once its time is over', () => {
    const eight = { ...ofToday, slot: '08:00', until: '09:00' };
    given(openToday, the.booked(eight))
      .when(the.miss())
      .then(the.missed({ slot: '08:00' }));
    given(openToday, the.booked(ofToday)).when(the.miss()).thenRejects('NotMissedYet', 'bookingId');
    given(openToday, the.booked(eight), the.missed({ slot: '08:00' }))
      .when(the.miss())
      .thenNothing();
  });

  it('stands as before when its last step is undone, unless a case was registered for it', () => {
    const past = [openToday, the.booked(ofToday), the.arrived()] as const;
    given(...past)
      .when(the.undo())
      .then(the.undone());
    given(...past, the.registered())
      .when(the.undo())
      .thenRejects('CaseRegistered', 'bookingId');
    given(openToday, the.booked(ofToday)).when(the.undo()).thenRejects('NothingToUndo', 'bookingId');
  });

  it('is linked with the one case that was registered for it: its holder has come', () => {
    const past = [openToday, the.booked(ofToday)] as const;
    given(...past)
      .when(the.link())
      .then(the.arrived(), the.registered());
    given(...past, the.arrived())
      .when(the.link())
      .then(the.registered());
    given(...past, the.arrived(), the.registered())
      .when(the.link())
      .thenNothing();
    given(...past, the.arrived(), the.registered())
      .when(the.link({ caseId: the.bookingId }))
      .thenRejects('OtherCase', 'bookingId');
  });
});

describe('the stored form of a booking day', () => {
  // A difference here is a difference to what is stored for ever: raise the version and add an upcaster, then update.
  it.each(Object.entries(dayEvents.definitions))('%s is as it was', (_type, { version, plain, ...sealed }) =>
    expect({
      version,
      plain: z.toJSONSchema(plain),
      sealed: 'identity' in sealed ? z.toJSONSchema(sealed.identity) : null,
    }).toMatchSnapshot(),
  );
  it('has an example of every event', () => expect(the.everyEvent.map(({ type }) => type)).toEqual(Object.keys(dayEvents.definitions)));
});
