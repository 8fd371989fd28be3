import { describe, expect, it } from 'vitest';
import { understood } from './number-field.ts';
import { faultsOf, pathInValue } from './value-faults.ts';
import { fieldsOf, type Schema } from './value-form.ts';

const words: Schema = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } }, required: ['zh', 'en'] };
const fields = fieldsOf({
  type: 'object',
  properties: {
    name: words,
    text: { ...words, control: 'paragraph' },
    about: { type: 'string', enum: ['process'] },
    hours: { type: 'integer', minimum: 1, maximum: 72 },
    amount: { type: 'integer', control: 'money' },
    deposit: { type: 'integer', control: 'money' },
    room: words,
  },
  required: ['name', 'text', 'about', 'hours', 'amount'],
});

describe('what keeps a value from being sent', () => {
  it('is what is missing, also half of two languages', () =>
    expect(faultsOf(fields, { name: { zh: '甲' }, room: { zh: '一楼', en: '' } }).map(({ path, why }) => `${path} ${why}`)).toEqual([
      'name.en required',
      'text.zh required',
      'text.en required',
      'about required',
      'hours required',
      'amount required',
      'room.en required',
    ]));

  it('is an amount that is none, which stays as it was typed', () =>
    expect(
      faultsOf(
        fields.filter(({ control }) => control === 'money'),
        { amount: '12,50', deposit: 1_250 },
      ),
    ).toEqual([{ path: 'amount', why: 'noMoney' }]));

  it('is a number out of its range, a fraction of what is counted, and words: each is told what would do', () => {
    const said = (hours: unknown, amount: unknown = 100) =>
      faultsOf(
        fields.filter(({ key }) => key === 'hours' || key === 'amount'),
        { hours, amount },
      ).map(({ path, why, allowed }) => `${path} ${why} ${allowed?.zh} / ${allowed?.en}`);
    const range = 'hours outside 1 到 72 的整数 / a whole number from 1 to 72';
    expect([-1, 0, 73, 1.5, 'abc'].map((hours) => said(hours))).toEqual([[range], [range], [range], [range], [range]]);
    expect([1, 72].flatMap((hours) => said(hours))).toEqual([]);
    const priced = fieldsOf({
      properties: { price: { type: 'integer', minimum: 0, maximum: 1_000_000, control: 'money' } },
      required: ['price'],
    });
    expect(faultsOf(priced, { price: 1_000_001 }).map(({ allowed }) => allowed?.zh)).toEqual(['0.00 到 10000.00 的金额（元）']);
  });

  it('is understood as it is meant, and never rounded or cut to fit', () =>
    expect(['１２', ' 3.5 ', '-1', '', '1e3', '1,000'].map(understood)).toEqual([12, 3.5, -1, undefined, '1e3', '1,000']));

  it('is found at the field that a refusal blames', () => {
    expect(pathInValue('changes.1.add.value.fields.0.ranges')).toBe('fields.0.ranges');
    expect(pathInValue('changes.0.add.code')).toBe('code');
    expect(pathInValue('institutionId')).toBeNull();
  });
});
