import { describe, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(caseDecider, the.smallProgramme);
const everywhere = ['skin', 'radiology', 'laboratory'];
const present = [the.registered(), the.arrived()];
const skinDone = [...present, the.resultRecorded()];
const concluded = [...the.examinedNormal(), the.concludedFit()];

describe('adding an item', () => {
  it('orders it at its station', () =>
    given(...present)
      .when(the.addItem())
      .then(the.itemAdded()));
  it('may happen before the arrival, with a reason', () =>
    given(the.registered())
      .when(the.addItem({ reason: 'jaundice' }))
      .then(the.itemAdded({ stage: 'registered', clinical: { reason: 'jaundice' } })));
  it('brings an examined case back to the stations', () =>
    given(...the.examinedNormal())
      .when(the.addItem())
      .then(the.itemAdded({ stage: 'examining', pendingStations: ['laboratory'] })));
  it('knows the items of the programme alone', () =>
    given(...present)
      .when(the.addItem({ item: 'hbsAg' }))
      .thenRejects('UnknownItem', 'item'));
  it('respects to whom an item applies', () =>
    given(...present)
      .when(the.addItem({ item: 'trichomonas' }))
      .thenRejects('ItemDoesNotApply', 'item'));
  it('is over once concluded', () =>
    given(...concluded)
      .when(the.addItem())
      .thenRejects('AlreadyConcluded'));
  it('needs a case', () => given().when(the.addItem()).thenRejects('NoSuchCase'));
  it('stays silent when it is there already', () =>
    given(...present, the.itemAdded())
      .when(the.addItem())
      .thenNothing());
});

describe('removing an item', () => {
  it('takes back what was added', () =>
    given(...present, the.itemAdded())
      .when(the.removeItem())
      .then(the.itemRemoved()));
  it('leaves the required items', () =>
    given(...present)
      .when(the.removeItem({ item: 'skin' }))
      .thenRejects('ItemRequired', 'item'));
  it('leaves what has a result', () =>
    given(...skinDone)
      .when(the.removeItem({ item: 'skin' }))
      .thenRejects('AlreadyDone', 'item'));
  it('needs a reason', () =>
    given(...present, the.itemAdded())
      .when(the.removeItem({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('knows the items of the programme alone', () =>
    given(...present)
      .when(the.removeItem({ item: 'hbsAg' }))
      .thenRejects('UnknownItem', 'item'));
  it('is over once concluded', () =>
    given(...concluded)
      .when(the.removeItem())
      .thenRejects('AlreadyConcluded'));
  it('stays silent when it is not there', () =>
    given(...present)
      .when(the.removeItem())
      .thenNothing());
});

describe('refusing and deferring an item', () => {
  it('is recorded with the reason', () => {
    given(...present)
      .when(the.refuseItem())
      .then(the.itemRefused());
    given(...present)
      .when(the.deferItem())
      .then(the.itemDeferred());
  });
  it('needs a reason', () => {
    given(...present)
      .when(the.refuseItem({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
    given(...present)
      .when(the.deferItem({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
  });
  it('needs the person present', () => {
    given(the.registered()).when(the.refuseItem()).thenRejects('NotArrived');
    given(the.registered()).when(the.deferItem()).thenRejects('NotArrived');
  });
  it('is about an item of the case', () => {
    given(...present)
      .when(the.refuseItem({ item: 'havIgm' }))
      .thenRejects('ItemNotOrdered', 'item');
    given(...present)
      .when(the.deferItem({ item: 'hbsAg' }))
      .thenRejects('UnknownItem', 'item');
  });
  it('is about an item without a result', () => {
    given(...skinDone)
      .when(the.refuseItem({ item: 'skin' }))
      .thenRejects('AlreadyDone', 'item');
    given(...skinDone)
      .when(the.deferItem({ item: 'skin' }))
      .thenRejects('AlreadyDone', 'item');
  });
  it('is over once concluded', () => {
    given(...concluded)
      .when(the.refuseItem())
      .thenRejects('AlreadyConcluded');
    given(...concluded)
      .when(the.deferItem())
      .thenRejects('AlreadyConcluded');
  });
  it('is agreed for today or later', () => {
    given(...present)
      .when(the.deferItem({ dueOn: '2026-03-01' }))
      .thenRejects('DueInPast', 'dueOn');
    given(...present)
      .when(the.deferItem({ dueOn: '2026-03-02' }))
      .then(the.itemDeferred({ dueOn: '2026-03-02' }));
  });
  it('stays silent when repeated, but a new day is a new deferral', () => {
    given(...present, the.itemRefused())
      .when(the.refuseItem())
      .thenNothing();
    given(...present, the.itemDeferred())
      .when(the.deferItem())
      .thenNothing();
    given(...present, the.itemDeferred())
      .when(the.deferItem({ dueOn: '2026-04-01' }))
      .then(the.itemDeferred({ dueOn: '2026-04-01' }));
  });
  it('may be thought over: what was declined is done after all', () =>
    given(...present, the.itemRefused())
      .when(the.recordResult({ item: 'chestXray' }))
      .then(the.resultRecorded({ item: 'chestXray', station: 'radiology', pendingStations: ['skin', 'laboratory'] })));
});

describe('ordering a recheck', () => {
  const again = the.recheckOrdered();
  it('puts the items back to be done', () =>
    given(...the.examinedNormal())
      .when(the.orderRecheck())
      .then(again));
  it('withdraws a conclusion "recheck", even a reviewed one', () => {
    const waiting = [...the.examinedNormal(), the.concludedFit({ outcome: 'recheck', validUntil: null })];
    given(...waiting)
      .when(the.orderRecheck())
      .then(again);
    given(...waiting, the.reviewed())
      .when(the.orderRecheck({ items: ['alt', 'alt'], dueOn: '2026-03-30', reason: 'ALT' }))
      .then(the.recheckOrdered({ dueOn: '2026-03-30', clinical: { reason: 'ALT' } }));
  });
  it('leaves any other conclusion', () =>
    given(...concluded)
      .when(the.orderRecheck())
      .thenRejects('AlreadyConcluded'));
  it('is about items of the case', () => {
    given(...the.examinedNormal())
      .when(the.orderRecheck({ items: ['alt', 'hbsAg'] }))
      .thenRejects('UnknownItem', 'items.1');
    given(...the.examinedNormal())
      .when(the.orderRecheck({ items: ['havIgm'] }))
      .thenRejects('ItemNotOrdered', 'items.0');
  });
  it('needs the person to have come, and a day to come', () => {
    given(the.registered()).when(the.orderRecheck()).thenRejects('NotArrived');
    given(...the.examinedNormal())
      .when(the.orderRecheck({ dueOn: '2026-03-01' }))
      .thenRejects('DueInPast', 'dueOn');
  });
  it('stays silent when the items are still to be done', () => {
    given(...the.examinedNormal(), again)
      .when(the.orderRecheck())
      .thenNothing();
    given(...present)
      .when(the.orderRecheck({ items: everywhere.slice(0, 1) }))
      .thenNothing();
  });
});
