import { describe, expect, it } from 'vitest';
import { differences, inWords } from './in-words.ts';
import { fieldsOf, type Schema } from './value-form.ts';

const label = (zh: string, en: string) => ({ label: { zh, en } });
const form: Schema = {
  type: 'object',
  properties: {
    name: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } }, ...label('名称', 'Name') },
    about: { type: 'string', enum: ['process'], names: { process: { zh: '流程', en: 'Process' } }, ...label('类别', 'About') },
    printed: { type: 'boolean', ...label('打印', 'Printed') },
    ranges: {
      type: 'array',
      items: {
        type: 'object',
        properties: { low: { type: 'number', ...label('下限', 'Low') }, high: { type: 'number', ...label('上限', 'High') } },
      },
      ...label('参考值', 'Ranges'),
    },
  },
};
const fields = fieldsOf(form);
const inChinese = (text: { readonly zh: string }) => text.zh;
const value = (high: number, over: object = {}) => ({
  name: { zh: '甲', en: 'A' },
  about: 'process',
  printed: true,
  ranges: [{ low: 5, high }],
  ...over,
});

describe('a value in words', () => {
  it('is said in the person’s language, also in lists', () =>
    expect(fields.map((field) => inWords(field, value(50)[field.key as 'name'], inChinese))).toEqual([
      '甲 · A',
      '流程',
      '✓',
      '下限 5, 上限 50',
    ]));
});

describe('what changed', () => {
  it('is nothing between equals', () => expect(differences(fields, value(50), value(50), inChinese)).toEqual([]));

  it('is told field by field, in a list row by row', () =>
    expect(differences(fields, value(50), value(40, { printed: false, ranges: [{ low: 5, high: 40 }, { low: 1 }] }), inChinese)).toEqual([
      { label: '打印', before: '✓', after: '✗' },
      { label: '参考值 1 · 上限', before: '50', after: '40' },
      { label: '参考值 2', before: '', after: '下限 1' },
    ]));
});
