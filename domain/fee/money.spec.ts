import * as fc from 'fast-check';
import { commandMeta } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { cashOf, totalsOf } from '../cashier/totals.ts';
import { feeDecider } from './decider.ts';
import type { FeeEvent } from './events.ts';
import { dueOf, feeStateOf, outstandingOf, paidOf, type FeeOfCase } from './fee.ts';
import * as the from './fixtures.ts';
import type { FeeCommand } from './forms.ts';
import { paymentMeans } from './policy.ts';

const amount = fc.integer({ min: 0, max: 99_999 });
const codes = ['programme', 'havIgm', 'hevIgm', 'amoeba'];

/** A walk of commands, most of which make sense: amounts are often those that are due. */
const step = fc.oneof(
  fc.record({ do: fc.constant('pay' as const), exact: fc.boolean(), amount, means: fc.constantFrom(...paymentMeans) }),
  fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(5), mine: fc.boolean() }),
  fc.record({ do: fc.constant('refund' as const), exact: fc.boolean(), amount, means: fc.constantFrom(...paymentMeans) }),
  fc.record({ do: fc.constant('change' as const), codes: fc.subarray(codes), amount }),
  fc.record({ do: fc.constant('payer' as const), payer: fc.constantFrom('self' as const, 'employer' as const, 'publicFunds' as const) }),
  fc.record({ do: fc.constant('waive' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const commandOf = (one: Step, fee: NonNullable<FeeOfCase>, n: number): FeeCommand => {
  const booking = { movementId: `m${n}`, receiptNumber: `r${n}`, day: the.today };
  switch (one.do) {
    case 'pay':
      return the.pay({ ...booking, means: one.means, amount: one.exact ? Math.max(1, outstandingOf(fee)) : one.amount });
    case 'reverse':
      return the.takeBack(
        { receiptNumber: fee.movements[one.nth]?.receiptNumber ?? 'none', booking },
        { actorId: one.mine ? the.cashier : the.colleague },
      );
    case 'refund':
      return the.refund({ ...booking, means: one.means, amount: one.exact ? Math.max(1, -outstandingOf(fee)) : one.amount });
    case 'change':
      return { type: 'ChangeFee', data: { lines: one.codes.map((code) => ({ code, amount: one.amount })) }, meta: commandMeta() };
    case 'payer':
      return the.changePayer({ payer: one.payer });
    case 'waive':
      return the.waive();
  }
};

const walk = (steps: readonly Step[]): { fee: NonNullable<FeeOfCase>; events: readonly FeeEvent[] } => {
  let events: readonly FeeEvent[] = feeDecider.decide(the.charge(), null, undefined);
  const fold = (): NonNullable<FeeOfCase> => events.reduce((fee, event) => feeDecider.evolve(fee, event), null as FeeOfCase)!;
  steps.forEach((one, n) => {
    try {
      events = [...events, ...feeDecider.decide(commandOf(one, fold(), n), fold(), undefined)];
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'Rejection') throw error;
    }
  });
  return { fee: fold(), events };
};

describe('money, whatever is done', () => {
  it('adds up: the movements are the balance, and no event says otherwise than its fold', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { fee, events } = walk(steps);
        const last = events.findLast((event) => event.type !== 'ReceiptVoided')!;
        const { paid, due, feeState, charged } = last.data as Extract<FeeEvent, { type: 'FeePaid' }>['data'];
        const sum = events.reduce((total, event) => {
          if (event.type === 'FeePaid') return total + event.data.amount;
          return event.type === 'PaymentReversed' || event.type === 'FeeRefunded' ? total - event.data.amount : total;
        }, 0);
        expect(sum).toBe(paidOf(fee.movements));
        expect({ paid, due, feeState, charged }).toMatchObject({ paid: sum, due: dueOf(fee), feeState: feeStateOf(fee) });
        expect(Number.isSafeInteger(sum)).toBe(true);
      }),
      { numRuns: 300, seed: 20261121 },
    ));

  it('never goes below nothing, in all and by any means, and a payment is reversed once at most', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { fee } = walk(steps);
        expect(paidOf(fee.movements)).toBeGreaterThanOrEqual(0);
        for (const means of paymentMeans) expect(paidOf(fee.movements, means)).toBeGreaterThanOrEqual(0);
        const reversals = fee.movements.flatMap(({ reverses }) => reverses ?? []);
        expect(new Set(reversals).size).toBe(reversals.length);
      }),
      { numRuns: 300, seed: 20261121 },
    ));

  it('of a day is the recount of its log, by means and in all', () =>
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 15 }), { maxLength: 12 }), (cases) => {
        const walked = cases.map(walk);
        const movements = walked.flatMap(({ fee }) => fee.movements);
        const totals = totalsOf(movements);
        expect(totals.reduce((sum, { net }) => sum + net, 0)).toBe(walked.reduce((sum, { fee }) => sum + paidOf(fee.movements), 0));
        expect(totals.every(({ net, payments, reversals, refunds }) => net === payments - reversals - refunds)).toBe(true);
        expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(movements.length);
        expect(cashOf(totals)).toBe(paidOf(movements, 'cash'));
      }),
      { numRuns: 100, seed: 20261121 },
    ));
});
