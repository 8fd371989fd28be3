import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feeDecider } from './decider.ts';
import { feeEvents } from './events.ts';
import * as the from './fixtures.ts';
import { inYuan, linesFor } from './lines.ts';
import { feeRefusals } from './rejections.ts';

const { given } = specFor(feeDecider);
const { price } = the;

describe('a fee', () => {
  it('is charged once, to the person unless another pays', () => {
    given().when(the.charge()).then(the.charged());
    given(the.charged()).when(the.charge()).thenNothing();
  });

  it.each(['publicFunds', 'employer', 'waived'] as const)('leaves nothing for the person to pay where the payer is %s', (payer) =>
    given().when(the.charge({ payer })).then(the.chargedTo(payer)),
  );

  it('is paid in whole, by the amount that is due', () => {
    given(the.charged()).when(the.pay()).then(the.paid());
    given(the.charged()).when(the.payAtDesk()).then(the.paid());
  });

  it.each([
    ['PartPayment', price - 1],
    ['OverPayment', price + 1],
  ])('refuses %s in words', (code, amount) => given(the.charged()).when(the.pay({ amount })).thenRejects(code, 'amount'));

  it('says the amount that is due, in yuan', () => {
    expect(() =>
      given(the.charged())
        .when(the.pay({ amount: 1 }))
        .decided(),
    ).toThrow(
      expect.objectContaining({ text: { zh: '应收 105.00 元，不能只收一部分', en: '105.00 yuan are due: a part of it is not accepted' } }),
    );
  });

  it('is not paid twice; the same payment sent again is silent', () => {
    given(the.charged(), the.paid()).when(the.pay()).thenNothing();
    given(the.charged(), the.paid()).when(the.pay(the.secondBooking)).thenRejects('AlreadyPaid');
    given(the.charged(), the.paid())
      .when(the.pay({ movementId: 'm9' }))
      .thenRejects('ReceiptNumberUsed', 'printedNumber');
  });

  it.each([
    ['PubliclyFunded', the.chargedTo('publicFunds')],
    ['EmployerPays', the.chargedTo('employer')],
    ['FeeIsWaived', the.chargedTo('waived')],
    ['NothingDue', the.charged({ lines: [] })],
  ])('takes no money from a person who owes none: %s', (code, charged) => given(charged).when(the.pay()).thenRejects(code));

  it('does not exist where nothing was charged', () => {
    for (const command of [the.pay(), the.takeBack(), the.refund(), the.waive(), the.changePayer()])
      given().when(command).thenRejects('NotCharged', 'caseId');
    given().when(the.change()).thenNothing();
  });
});

describe('what the case adds and removes', () => {
  const havIgm = { code: 'havIgm', amount: 4000 };
  const programme = { code: 'programme', amount: price };

  it('changes the fee, at the price of the day', () =>
    given(the.charged())
      .when(the.change({ lines: [programme, havIgm] }))
      .then(the.changed()));

  it('leaves the price of what was charged before', () =>
    given(the.charged())
      .when(the.change({ lines: [{ code: 'programme', amount: 99_999 }] }))
      .thenNothing());

  it('asks for the rest alone', () => {
    const more = [the.charged(), the.paid(), the.changed()] as const;
    given(...more)
      .when(the.pay({ amount: price, ...the.secondBooking }))
      .thenRejects('OverPayment');
    expect(
      given(...more)
        .when(the.pay({ amount: 4000, ...the.secondBooking }))
        .decided()[0]?.data,
    ).toMatchObject({ feeState: 'paid', due: 14_500, paid: 14_500 });
  });

  it('gives back what was paid for a cancelled case', () => {
    given(the.charged(), the.paid())
      .when(the.change({ lines: [] }))
      .then(the.cancelled());
    given(the.charged(), the.paid(), the.cancelled()).when(the.refund()).then(the.refunded());
  });
});

describe('a payment', () => {
  it('is reversed by its cashier on its day, with a reason', () =>
    given(the.charged(), the.paid()).when(the.takeBack()).then(the.reversed()));

  it('may be taken anew after that', () =>
    expect(
      given(the.charged(), the.paid(), the.reversed())
        .when(the.pay({ movementId: 'm3', receiptNumber: '4172603020003', means: 'wechat' }))
        .decided()[0]?.data,
    ).toMatchObject({ feeState: 'paid', paid: price, means: 'wechat' }));

  it.each([
    ['NotYourPayment', the.takeBack({}, { actorId: the.colleague })],
    ['OtherDay', the.takeBack({ booking: { ...the.secondBooking, day: '2026-03-03' } })],
    ['UnknownReceipt', the.takeBack({ receiptNumber: 'none' })],
    ['ReasonMissing', the.takeBack({ reason: ' ' })],
  ])('is not reversed: %s', (code, command) => given(the.charged(), the.paid()).when(command).thenRejects(code));

  it('is reversed once; sent again it is silent', () => {
    const past = [the.charged(), the.paid(), the.reversed()] as const;
    given(...past)
      .when(the.takeBack())
      .thenNothing();
    given(...past)
      .when(the.takeBack({ booking: { movementId: 'm3', receiptNumber: '4172603020003', day: the.today } }))
      .thenRejects('AlreadyReversed');
  });

  it('is not reversed once a part of it went back', () =>
    given(the.charged(), the.paid(), the.cancelled(), the.refunded({ amount: 1000 }))
      .when(the.takeBack({ booking: { movementId: 'm3', receiptNumber: '4172603020003', day: the.today } }))
      .thenRejects('PartlyRefunded'));

  it('is not booked under a number that the closing voided', () => {
    given(the.charged()).when(the.voidReceipt()).then(the.voided());
    given(the.charged(), the.voided()).when(the.voidReceipt()).thenNothing();
    given(the.charged(), the.paid()).when(the.voidReceipt()).thenNothing();
    given(the.charged(), the.voided()).when(the.pay()).thenRejects('ReceiptWasVoided');
  });
});

describe('a refund', () => {
  const past = [the.charged(), the.paid(), the.cancelled()] as const;

  it.each([
    ['RefundTooLarge', 'amount', the.refund({ amount: price + 1 })],
    ['OtherMeans', 'means', the.refund({ means: 'wechat' })],
    ['ReasonMissing', 'reason', the.refund({ reason: '' })],
  ])('is refused: %s', (code, field, command) =>
    given(...past)
      .when(command)
      .thenRejects(code, field),
  );

  it('needs something to give back', () => {
    given(the.charged(), the.paid()).when(the.refund()).thenRejects('NothingToRefund');
    given(...past, the.refunded())
      .when(the.refund({ movementId: 'm3', receiptNumber: 'n3' }))
      .thenRejects('NothingToRefund');
    given(...past, the.refunded())
      .when(the.refund())
      .thenNothing();
  });
});

describe('who bears it', () => {
  it('changes with a reason; what was paid is then to be given back', () => {
    given(the.charged()).when(the.changePayer()).then(the.payerChanged());
    given(the.charged())
      .when(the.changePayer({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
    given(the.charged())
      .when(the.changePayer({ payer: 'self' }))
      .thenNothing();
    expect(given(the.charged(), the.paid()).when(the.changePayer()).decided()[0]?.data).toMatchObject({ feeState: 'refundDue', due: 0 });
  });

  it('is nobody once waived, with a reason', () => {
    given(the.charged()).when(the.waive()).then(the.waived());
    given(the.charged(), the.waived()).when(the.waive()).thenNothing();
    given(the.charged())
      .when(the.waive({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
    given(the.chargedTo('publicFunds')).when(the.waive()).thenRejects('PubliclyFunded');
    given(the.charged(), the.waived()).when(the.pay()).thenRejects('FeeIsWaived');
  });
});

describe('a price list', () => {
  const prices = [
    { programmeId: 'food', item: null, amount: price },
    { programmeId: 'food', item: 'havIgm', amount: 4000 },
    { programmeId: 'other', item: null, amount: 1 },
  ];

  it('asks for the programme, and for items beyond it that have a price', () =>
    expect(linesFor({ programmeId: 'food', beyond: ['havIgm', 'amoeba'] }, prices)).toEqual([
      { code: 'programme', amount: price },
      { code: 'havIgm', amount: 4000 },
    ]));

  it('without the programme has no answer', () => expect(linesFor({ programmeId: 'public', beyond: [] }, prices)).toBeNull());

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [10_550, '105.50'],
    [-120, '-1.20'],
  ])('reads %i fen as %s yuan', (amount, words) => expect(inYuan(amount)).toBe(words));
});

describe('the stored form of a fee', () => {
  // A difference here is a difference to what is stored for ever: raise the version and add an upcaster, then update.
  it.each(Object.entries(feeEvents.definitions))('%s is as it was', (_type, { plain, ...rest }) => {
    const sealed = 'identity' in rest ? z.toJSONSchema(rest.identity) : null;
    expect({ version: rest.version, plain: z.toJSONSchema(plain), sealed }).toMatchSnapshot();
  });

  it('has an example of every event', () =>
    expect(the.everyEvent.map(({ type }) => type).toSorted()).toEqual(Object.keys(feeEvents.definitions).toSorted()));

  it('says every refusal in both languages', () => {
    for (const { zh, en } of Object.values(feeRefusals)) expect([zh, en].every((words) => words.length > 3)).toBe(true);
  });
});
