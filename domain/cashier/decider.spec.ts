import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cashierDayId, cashierDecider } from './decider.ts';
import { cashierEvents } from './events.ts';
import * as the from './fixtures.ts';

const { given } = specFor(cashierDecider);
const begun = [the.opened(), the.allotted()] as const;

describe('a cashier’s day', () => {
  it('opens with its first receipt, and numbers them without a gap', () => {
    given().when(the.allot()).then(the.opened(), the.allotted());
    given(...begun)
      .when(the.allot('m2'))
      .then(the.allotted('m2', '4172603020002'));
    given(...begun)
      .when(the.allot('m1'))
      .thenNothing();
  });

  it('takes the number of a pre-printed receipt as it is', () =>
    given(...begun)
      .when(the.allot('m2', { printed: 'AB-00817' }))
      .then(the.allotted('m2', 'AB-00817')));

  it('is closed with its totals, the cash counted against the cash expected', () =>
    given(...begun)
      .when(the.close())
      .then(the.closed()));

  it('asks why where the cash differs, and keeps the answer', () => {
    given(...begun)
      .when(the.close({ countedCash: 10_400 }))
      .thenRejects('DifferenceUnexplained', 'differenceReason');
    given(...begun)
      .when(the.close({ countedCash: 10_400, differenceReason: 'changeError' }))
      .then(the.closed({ countedCash: 10_400, difference: -100, differenceReason: 'changeError' }));
  });

  it('keeps no reason for a difference that is none', () =>
    given(...begun)
      .when(the.close({ differenceReason: 'other' }))
      .then(the.closed()));

  it('accounts for every number: one that nothing was booked under is named', () => {
    const twoNumbers = [...begun, the.allotted('m2', '4172603020002')] as const;
    given(...twoNumbers)
      .when(the.close())
      .thenRejects('DayMoved');
    given(...twoNumbers)
      .when(the.close({ unbooked: ['m2'] }))
      .then(the.closed({ voided: ['4172603020002'] }));
  });

  it('once closed takes nothing more', () => {
    given(...begun, the.closed())
      .when(the.allot('m2'))
      .thenRejects('DayClosed');
    given(...begun, the.closed())
      .when(the.allot('m1'))
      .thenNothing();
    given(...begun, the.closed())
      .when(the.close())
      .thenNothing();
  });

  it('is reopened with a reason, takes more, and is closed again', () => {
    given(...begun, the.closed())
      .when(the.reopen())
      .then(the.reopened());
    given(...begun)
      .when(the.reopen())
      .thenNothing();
    given(...begun, the.closed(), the.reopened())
      .when(the.allot('m2'))
      .then(the.allotted('m2', '4172603020002'));
    given(...begun, the.closed(), the.reopened())
      .when(the.close())
      .then(the.closed());
  });

  it('that never began is neither closed nor reopened', () => {
    given().when(the.close()).thenRejects('DayUnknown', 'day');
    given().when(the.reopen()).thenRejects('DayUnknown', 'day');
  });

  it('is a stream of its own', () => expect(cashierDayId(the.day)).toBe('clinic-1-staff-cashier-2026-03-02'));

  // A difference here is a difference to what is stored for ever: raise the version and add an upcaster, then update.
  it.each(Object.entries(cashierEvents.definitions))('stores %s as it did', (_type, { version, plain }) =>
    expect({ version, plain: z.toJSONSchema(plain) }).toMatchSnapshot(),
  );
});
