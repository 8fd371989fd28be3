import { describe, expect, it } from 'vitest';
import { findEmployers } from './employers.ts';

const employer = (code: string, zh: string, unifiedCode?: string) => ({
  code,
  institutionId: null,
  edition: 1,
  parent: null,
  value: { name: { zh, en: zh }, ...(unifiedCode !== undefined && { unifiedCode }) },
});
const list = [employer('a', '滁州样例大酒店'), employer('b', '样例小馆', '92341102MA0000001X'), employer('c', '示例食堂')];
const found = (text: string, most = 10) => findEmployers(list as never, text, most).map(({ code }) => code);

describe('an employer is found (A7)', () => {
  it.each([
    ['by part of its name, those that begin with it first', '样例', ['b', 'a']],
    ['by its initials', 'slst', ['c']],
    ['by its pinyin', 'yangli', ['b']],
    ['by its credit code, typed wide', '９２３４１１', ['b']],
    ['by nothing', '  ', []],
  ])('%s', (_how, text, codes) => expect(found(text)).toEqual(codes));
  it('with no more than are asked for', () => expect(found('样例', 1)).toEqual(['b']));
});
