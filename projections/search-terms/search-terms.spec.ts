import { describe, expect, it } from 'vitest';
import { nameStart, nameTerms, numberWord, searchTerms } from './index.ts';

const finds = (name: string, typed: string): boolean => nameTerms(name).some((term) => term.startsWith(nameStart(typed)));

describe('a name', () => {
  it('is found from each of its characters on, as written, in pinyin and in initials', () =>
    expect(nameTerms('李明').toSorted()).toEqual(['liming', 'lm', 'ming', '明', '李明'].toSorted()));

  it.each([
    ['李明华', ['李', '李明', '明华', '华', 'lm', 'lmh', 'mh', 'li', 'liming', 'Li Ming', 'LIMINGH', 'minghua', 'hua', 'lǐ míng']],
    ['曾小贤', ['zeng', 'ceng', 'zxx', 'cxx']],
    ['单田芳', ['shan', 'dan', 'chan', 'stf', 'dtf']],
    ['解晓东', ['xie', 'jie', 'xxd']],
    ['区志明', ['ou', 'qu', 'ozm']],
    ['仇英', ['qiu', 'chou', 'qy']],
    ['盖叫天', ['ge', 'gai', 'gjt']],
    ['查良镛', ['zha', 'cha', 'zly']],
    ['吕布', ['lv', 'lü', 'lyu', 'lvbu', 'lb']],
    ['欧阳修', ['ouyang', 'oyx', '阳修', 'xiu']],
    ['买买提·阿不都', ['mmt', '阿不都', 'abudu', 'maimaiti']],
    ['John O’Neil Smith', ['john', 'smith', 'Smi', 'joh', 'jons']],
    ['𬎆明', ['𬎆', '𬎆明', 'ming']],
  ])('%s is found by %j', (name, typed) => {
    for (const one of typed) expect([one, finds(name, one)]).toEqual([one, true]);
  });

  it('is not found by what stands in none of it', () => {
    for (const typed of ['明李', 'ml', 'iming', '王']) expect([typed, finds('李明华', typed)]).toEqual([typed, false]);
  });

  it('has few terms, however many ways there are to read it', () => {
    expect(nameTerms('李明华').length).toBeLessThan(12);
    expect(nameTerms('重乐行单曾解仇盖区').length).toBeLessThan(9 * 49);
  });

  it('of no letters has no terms', () => expect(nameTerms(' ·—1 ')).toEqual([]));
});

describe('the words of a row', () => {
  it('are the telephone and its end, and of a document no more than its mask shows', () =>
    expect(searchTerms({ phone: '+86 138-0013-8000', maskedDocument: '341***********002X' })).toEqual(['13800138000', '8000', '002x']));
  it('hold nothing of a short document', () => expect(searchTerms({ maskedDocument: 'E*****78' })).toEqual([]));
  it('are none where all is erased', () => expect(searchTerms({ name: null, phone: null, maskedDocument: null })).toEqual([]));
});

describe('a typed number', () => {
  it.each([
    ['8000', ['8000']],
    ['002X', ['002x']],
    ['1002X', ['002x']],
    ['００４７１１', ['4711']],
    ['138 0013 8000', ['13800138000']],
    ['+8613800138000', ['13800138000']],
    ['12', []],
    ['341102199001010014000', []],
  ])('%s is looked up as %j', (typed, words) => expect(numberWord(typed)).toEqual(words));
});
