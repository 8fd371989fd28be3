import { outcomes } from '@healthcert/domain/programme';
import * as fc from 'fast-check';
import { pendingItems, stageOf, type Case } from './case.ts';
import type { CaseCommand } from './commands.ts';
import * as the from './fixtures/index.ts';

/** A step of a walk: a command, given where the case stands and how many steps were taken. */
export type Step = (state: Case, n: number) => CaseCommand;

const staff = fc.constantFrom(the.drWang, the.drLi, the.nurseChen, the.drZhaoOfTheCounty).map(the.by);
const itemCode = fc.constantFrom('skin', 'chestXray', 'alt', 'alt', 'stool', 'vibrio', 'havIgm', 'havIgm', 'hbsAg');
const reason = fc.constantFrom('because', 'because', 'because', '');
const nth = fc.nat({ max: 3 });
const seldom = fc.nat({ max: 9 }).map((n) => (n === 0 ? 'registered twice' : ''));

const number = (n: number): string => `3411000126${String(n).padStart(7, '0')}`;
const facts = (n: number) => ({ number: number(n), opaqueId: `opaque-${n}`, statusList: 1, statusIndex: n });
const certificateAt = (state: Case, at: number): string => state.certificates.at(-1 - at)?.number ?? number(9_999_999);

/** Findings that fit an item, mostly normal; now and then none that any item has. */
const found = (item: string, how: number) => {
  if (item === 'alt') return { findings: [], values: [{ field: 'alt', value: how > 1 ? 80 : 20 }] };
  const abnormal = item === 'skin' ? { code: 'purulent', site: 'left hand' } : { code: 'detected' };
  return { findings: [how === 1 ? abnormal : { code: 'normal' }], values: [] };
};

/** Remarks tell results apart, so that a lost one is missed. */
export const remark = (n: number): string => `result ${n}`;

/** A step of each kind: chosen values, and the command they make. */
const step = <Value>(values: fc.Arbitrary<Value>, make: (value: Value, state: Case, n: number) => CaseCommand): fc.Arbitrary<Step> =>
  values.map((value) => (state, n) => make(value, state, n));

const nothing = fc.constant(null);
const result = fc.record({ item: itemCode, how: nth, reason });

const anywhere: fc.Arbitrary<Step> = fc.oneof(
  step(fc.constantFrom('cook', 'waiter', 'rawFish', 'pilot'), (jobCode) => the.register({ jobCode })),
  step(fc.record({ jobCode: fc.constantFrom('cook', 'waiter', 'rawFish'), name: fc.constantFrom('李明示例', '李鸣示例') }), (changed) =>
    the.correctRegistration(changed),
  ),
  step(seldom, (reason) => the.cancel({ reason })),
  step(nothing, () => the.reinstateCase()),
  step(nothing, () => the.arrive()),
  step(itemCode, (item) => the.addItem({ item })),
  step(itemCode, (item) => the.removeItem({ item })),
  step(reason, (reason, state) => the.removeItem({ item: pendingItems(state).at(-1)?.code ?? 'havIgm', reason })),
  step(fc.record({ item: itemCode, reason }), (refused) => the.refuseItem(refused)),
  step(itemCode, (item) => the.deferItem({ item })),
  step(result, ({ item, how }, _, n) => the.recordResult({ item, ...found(item, how), remark: remark(n) })),
  step(result, ({ item, how, reason }, _, n) => the.correctResult({ item, ...found(item, how), remark: remark(n), reason })),
  step(itemCode, (item) => the.orderRecheck({ items: [item], dueOn: '2026-03-20' })),
  step(fc.constantFrom('due', 'overdue'), (level) => the.remindRecheck({ level })),
  step(itemCode, (_, state) => the.remindRecheck({ dueOn: state.recheck?.dueOn ?? '2026-03-20' })),
  step(staff, (who) => the.conclude({}, who)),
  step(fc.record({ outcome: fc.constantFrom(...outcomes), reason, who: staff }), ({ outcome, reason, who }) =>
    the.concludeByHand({ outcome, reason }, who),
  ),
  step(reason, (reason) => the.returnConclusion({ reason })),
  step(reason, (reason) => the.reopen({ reason })),
  step(fc.record({ who: staff, remote: fc.boolean() }), ({ who, remote }) => the.review({ remote }, who)),
);

type OnStanding = (named: { readonly certificateNumber: string }) => CaseCommand;
const onStanding: fc.Arbitrary<OnStanding> = fc.constantFrom(
  the.print,
  the.reprint,
  the.handOut,
  the.undoHandOut,
  the.suspend,
  the.reinstate,
  the.reinstate,
  the.revoke,
);

const onCertificates: fc.Arbitrary<Step> = fc.oneof(
  step(nothing, (_, __, n) => the.issue(facts(n))),
  step(fc.record({ back: nth, reason }), ({ back, reason }, state, n) =>
    the.supersede({ ...facts(n), certificateNumber: certificateAt(state, back), reason }),
  ),
  step(fc.tuple(onStanding, fc.constantFrom(0, 0, 0, 1)), ([command, back], state) =>
    command({ certificateNumber: certificateAt(state, back) }),
  ),
);

/** What would come next if all went well: without it, random commands seldom reach a certificate. */
const forward: Step = (state, n) => {
  const certificateNumber = certificateAt(state, 0);
  switch (stageOf(state)) {
    case null:
      return the.register();
    case 'registered':
      return the.arrive();
    case 'arrived':
    case 'examining': {
      const { recheck } = state;
      if (recheck?.reminded.length === 0 && n % 2 === 0) return the.remindRecheck({ dueOn: recheck.dueOn });
      const item = pendingItems(state)[0]?.code ?? 'skin';
      return the.recordResult({ item, ...found(item, 0), remark: remark(n) });
    }
    case 'examined':
      return the.conclude();
    case 'concluded':
      return the.review({ remote: true });
    case 'cancelled':
      return the.reinstateCase();
    case 'reviewed':
      return state.certificates.at(-1)?.custody === 'issued' ? the.print({ certificateNumber }) : the.issue(facts(n));
  }
};

export const steps = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.constant(forward) }, { weight: 4, arbitrary: anywhere }, { weight: 4, arbitrary: onCertificates }),
  { minLength: 20, maxLength: 90, size: 'max' },
);
