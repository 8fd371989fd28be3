import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { abnormal } from './abnormal.ts';
import { normalResult } from './fixtures.ts';
import type { ItemResult, ProgrammeItem } from './programme.ts';
import { rangeOf } from './result-field.ts';
import { answers, resultProblems } from './result-problems.ts';
import { foodHandler } from './seeds/food-handler.ts';

const itemOf = (code: string): ProgrammeItem => {
  const item = foodHandler.items.find((each) => each.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return item;
};

const ticked = (...findings: ItemResult['findings']): ItemResult => ({ findings, values: [] });

const value = (alt: number): ItemResult => ({ findings: [], values: [{ field: 'alt', value: alt }] });

const codes = (item: string, result: ItemResult) => resultProblems(itemOf(item), result).map(({ code }) => code);

describe('a result', () => {
  it.each(foodHandler.items.map((item) => [item.code, item] as const))(
    'all clear of %s is right, answered and not abnormal',
    (_code, item) => {
      const normal = normalResult(item);
      expect([resultProblems(item, normal), answers(item, normal), abnormal(item, normal, { sex: 'female' })]).toEqual([[], true, []]);
    },
  );

  it('names the hand that is affected', () => {
    expect(codes('skin', ticked({ code: 'tineaManus' }))).toEqual(['SiteMissing']);
    expect(codes('skin', ticked({ code: 'tineaManus', site: 'leftHand' }, { code: 'tineaManus', site: 'rightHand' }))).toEqual([]);
    expect(codes('heart', ticked({ code: 'abnormal', site: 'leftHand' }))).toEqual(['SiteNeedless']);
  });

  it('is whole without what may be left empty, and takes it where it is said: how an X-ray was taken (A8)', () => {
    const method = (choice: string): ItemResult => ({ findings: [{ code: 'normal' }], values: [{ field: 'method', value: null, choice }] });
    const item = itemOf('chestXray');
    expect([codes('chestXray', ticked({ code: 'normal' })), codes('chestXray', method('fluoroscopy'))]).toEqual([[], []]);
    expect([answers(item, ticked({ code: 'normal' })), abnormal(item, method('fluoroscopy'), { sex: 'male' })]).toEqual([true, []]);
    const asked = { ...item, fields: item.fields.map((field) => ({ ...field, optional: false })) };
    expect(resultProblems(asked, method('film'))).toEqual([
      { code: 'ValueMissing', field: 'impression' },
      { code: 'ValueMissing', field: 'filmNumber' },
    ]);
  });

  it('is refused with what the item does not ask, or asks and does not get', () => {
    expect(codes('heart', ticked({ code: 'purple' }))).toEqual(['UnknownFinding']);
    expect(codes('heart', ticked())).toEqual(['NoFinding']);
    expect(codes('heart', ticked({ code: 'normal' }, { code: 'abnormal' }))).toEqual(['NormalBesideAbnormal']);
    expect(codes('heart', ticked({ code: 'abnormal' }, { code: 'abnormal' }))).toEqual(['RepeatedFinding']);
    expect(codes('alt', ticked())).toEqual(['ValueMissing']);
    expect(codes('alt', { findings: [], values: [{ field: 'ast', value: 20 }] })).toEqual(['UnknownField', 'ValueMissing']);
    expect(codes('alt', { findings: [], values: [{ field: 'alt', value: Number.NaN }] })).toEqual(['NotANumber']);
  });

  it('shows a value beyond the range of the sex', () => {
    expect(abnormal(itemOf('alt'), value(45), { sex: 'female' })).toEqual([{ field: 'alt', value: 45, is: 'above' }]);
    expect(abnormal(itemOf('alt'), value(45), { sex: 'male' })).toEqual([]);
    expect(abnormal(itemOf('alt'), value(8), { sex: 'male' })).toEqual([{ field: 'alt', value: 8, is: 'below' }]);
  });

  test.prop([fc.double({ noNaN: true, min: -1000, max: 1000 }), fc.constantFrom('male' as const, 'female' as const)])(
    'is abnormal exactly beyond the range',
    (drawn, sex) => {
      const item = itemOf('alt');
      const { low = 0, high = 0 } = rangeOf(item.fields[0]!, { sex })!;
      expect(abnormal(item, { findings: [], values: [{ field: 'alt', value: drawn }] }, { sex }).length > 0).toBe(
        drawn < low || drawn > high,
      );
    },
  );
});
