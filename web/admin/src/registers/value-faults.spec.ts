import { describe, expect, it } from 'vitest';
import { faultsOf, pathInValue } from './value-faults.ts';
import { fieldsOf, type Schema } from './value-form.ts';

const words: Schema = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } }, required: ['zh', 'en'] };
const fields = fieldsOf({
  type: 'object',
  properties: {
    name: words,
    text: { ...words, control: 'paragraph' },
    about: { type: 'string', enum: ['process'] },
    hours: { type: 'integer' },
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

  it('is found at the field that a refusal blames', () => {
    expect(pathInValue('changes.1.add.value.fields.0.ranges')).toBe('fields.0.ranges');
    expect(pathInValue('changes.0.add.code')).toBe('code');
    expect(pathInValue('institutionId')).toBeNull();
  });
});
