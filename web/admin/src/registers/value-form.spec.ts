import { describe, expect, it } from 'vitest';
import { blankOf, cleaned, fieldsOf, type Schema } from './value-form.ts';

const label = { zh: '名称', en: 'Name' };
const words: Schema = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } }, required: ['zh', 'en'], label };
const form: Schema = {
  type: 'object',
  properties: {
    name: words,
    text: { ...words, control: 'paragraph' },
    about: { type: 'string', enum: ['process'], names: { process: { zh: '办证流程', en: 'Process' } } },
    hours: { type: 'integer', minimum: 1, maximum: 240 },
    order: { type: 'integer', minimum: -Number.MAX_SAFE_INTEGER },
    printed: { type: 'boolean' },
    means: { type: 'array', items: { type: 'string', enum: ['cash'] } },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { code: { type: 'string' }, low: { type: 'number' } }, required: ['code'] },
    },
    also: { type: 'array', items: { type: 'string' } },
    remark: { type: 'string', maxLength: 500 },
    room: words,
  },
  required: ['name', 'text', 'about', 'hours', 'printed', 'means', 'fields'],
};
const fields = fieldsOf(form);

describe('the form of a register', () => {
  it('says how each field is edited', () =>
    expect(fields.map(({ key, control, required }) => `${key} ${control}${required ? '' : '?'}`)).toEqual([
      'name words',
      'text paragraphs',
      'about choice',
      'hours number',
      'order number?',
      'printed switch',
      'means choices',
      'fields rows',
      'also texts?',
      'remark lines?',
      'room words?',
    ]));

  it('has words for choices, and limits where there are some', () => {
    expect(fields[2]?.options).toEqual([{ code: 'process', name: { zh: '办证流程', en: 'Process' } }]);
    expect([fields[3]?.least, fields[3]?.most, fields[4]?.least]).toEqual([1, 240, null]);
  });

  it('begins with what cannot be left out, and sends nothing that was left empty', () => {
    expect(blankOf(fields)).toEqual({ printed: false, means: [], fields: [] });
    const typed = {
      ...blankOf(fields),
      name: { zh: ' 甲 ', en: 'A' },
      hours: 2,
      order: null,
      remark: ' ',
      room: { zh: '', en: '' },
      also: [' '],
    };
    expect(cleaned(fields, { ...typed, fields: [{ code: ' alt ', low: null }] })).toEqual({
      name: { zh: '甲', en: 'A' },
      hours: 2,
      printed: false,
      means: [],
      fields: [{ code: 'alt' }],
    });
  });
});
