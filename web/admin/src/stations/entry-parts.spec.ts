import { describe, expect, it } from 'vitest';
import { emptyEntry, emptyRow } from './entry.ts';
import { changesBetween, partsOf } from './entry-parts.ts';

const named = (zh: string) => ({ zh, en: zh });
const xray = {
  findings: [
    { code: 'normal', name: named('未见异常') },
    { code: 'oldLesion', name: named('陈旧性病灶') },
  ],
  fields: [
    { code: 'method', name: named('检查方法'), unit: '', choices: [{ code: 'film', name: named('摄片') }] },
    { code: 'alt', name: named('谷丙转氨酶'), unit: 'U/L', choices: [] },
  ],
};
const said = {
  text: ({ zh }: { readonly zh: string }) => zh,
  disease: (code: string) => `<${code}>`,
  cured: (cured: 'yes' | 'no') => (cured === 'yes' ? '已治愈' : '未治愈'),
  history: '既往史',
  remark: '备注',
};
const film = { ...emptyEntry, findings: [{ code: 'normal', site: '' }], values: { method: 'film', alt: '28' } };

describe('what an entry says (A8)', () => {
  it('is told in the words of its item', () =>
    expect(partsOf(xray, film, said).map(({ what, words }) => `${what} ${words}`)).toEqual([
      ' 未见异常',
      '检查方法 摄片',
      '谷丙转氨酶 28 U/L',
    ]));

  it('tells a history in rows', () => {
    const history = [{ ...emptyRow, disease: 'typhoid', since: '2019', cured: 'yes' as const }];
    expect(partsOf(xray, { ...emptyEntry, history, remark: '见病历' }, said)).toEqual([
      { key: 'history', what: '既往史', words: '<typhoid> 2019 已治愈' },
      { key: 'remark', what: '备注', words: '见病历' },
    ]);
  });
});

describe('a correction', () => {
  const parts = (entry: typeof emptyEntry) => partsOf(xray, entry, said);

  it('of nothing changes nothing', () => expect(changesBetween(parts(film), parts(film))).toEqual([]));

  it('shows before and after of what is changed, added and taken away', () =>
    expect(
      changesBetween(parts(film), parts({ ...film, findings: [{ code: 'oldLesion', site: '' }], values: { alt: '82' }, remark: '复阅' })),
    ).toEqual([
      { key: 'findings', what: '', before: '未见异常', after: '陈旧性病灶' },
      { key: 'value method', what: '检查方法', before: '摄片', after: '' },
      { key: 'value alt', what: '谷丙转氨酶', before: '28 U/L', after: '82 U/L' },
      { key: 'remark', what: '备注', before: '', after: '复阅' },
    ]));
});
