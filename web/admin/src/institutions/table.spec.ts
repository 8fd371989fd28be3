import { describe, expect, it } from 'vitest';
import type { Institution } from './queries.ts';
import { columnsFor, importRows, tableOf } from './table.ts';

const say = ({ zh }: { readonly zh: string }): string => zh;
const words: Readonly<Record<string, string>> = {
  'kind.clinic': '体检机构',
  'kind.authority': '主管部门',
  'level.city': '市级',
  'level.county': '区县',
  'level.township': '乡镇',
};
const word = (group: string, code: string): string => words[`${group}.${code}`] ?? code;
const columns = columnsFor([{ code: 'alt', name: { zh: '谷丙转氨酶', en: 'ALT' } }], say);
const row = (institutionId: string, parentId: string | null, over: Partial<Institution>) =>
  ({
    institutionId,
    parentId,
    code: institutionId.toUpperCase(),
    area: '341102',
    name: institutionId,
    level: 'county',
    kind: 'authority',
    point: null,
    hours: [],
    items: [],
    edition: 3,
    review: null,
    ...over,
  }) as unknown as Institution;
const known = [
  row('city', null, { level: 'city' }),
  row('east', 'city', {}),
  row('clinic', 'east', {
    kind: 'clinic',
    level: 'township',
    items: ['alt'],
    hours: [{ day: 'monday', from: '08:00', until: '11:30' }],
    point: { longitude: 118.31, latitude: 32.3 },
    licenceNumber: 'PDY1',
    licenceScope: '内科',
    licenceUntil: '2029-06-30',
  }),
];
const read = (head: readonly string[], ...rows: (readonly string[])[]) =>
  importRows({ head, rows: rows.map((cells, n) => ({ line: n + 2, cells })) }, columns, known, word);

describe('institutions as a file (A5)', () => {
  it('read back change nothing', () => {
    const [head, ...rows] = tableOf(known, known, columns, word, say);
    expect(read(head!, ...rows).map(({ does, faults }) => [does, faults])).toEqual([
      ['same', []],
      ['same', []],
      ['same', []],
    ]);
  });
  it('enable nothing: who is disabled is told', () => {
    const off = [...known, row('closed', 'east', { enabled: false })];
    const [head, ...lines] = tableOf(off, off, columns, word, say);
    const rows = importRows({ head: head!, rows: lines.map((cells, n) => ({ line: n + 2, cells })) }, columns, off, word);
    expect(rows.map(({ does, disabled }) => [does, disabled])).toEqual([...known.map(() => ['same', false]), ['same', true]]);
  });
  it('change what the file has a column for, and keep the rest', () => {
    const [changed] = read(['机构编码', '电话'], ['clinic', '0550-9']);
    expect(changed).toMatchObject({
      does: 'change',
      step: {
        does: 'changeInstitution',
        input: { institutionId: 'clinic', edition: 3, telephone: '0550-9', items: ['alt'], licence: { number: 'PDY1' } },
      },
    });
  });
  it('are added below one of an earlier line', () => {
    const head = ['机构编码', '上级编码', '类别', '级别', '名称', '行政区划代码'];
    const [town, clinic] = read(head, ['T1', 'EAST', '主管部门', '', '新镇', '341102'], ['C1', 'T1', '体检机构', '乡镇', '新院', '341102']);
    expect(town).toMatchObject({ does: 'add', step: { input: { parentId: 'east', level: 'township', kind: 'authority' } } });
    expect(clinic).toMatchObject({ does: 'add', step: { input: { parentId: town!.step!.input.institutionId, kind: 'clinic' } } });
  });
  it.each([
    [['', 'EAST', '体检机构', '乡镇', 'x', '341102', ''], ['codeMissing']],
    [['N1', 'NOWHERE', '体检机构', '乡镇', 'x', '341102', ''], ['noParent']],
    [['N1', 'EAST', '医院', '乡镇', 'x', '341102', ''], ['noKind']],
    [['N1', 'EAST', '体检机构', '村', 'x', '341102', ''], ['noLevel']],
    [['N1', 'EAST', '体检机构', '乡镇', '', '341102', ''], ['cell']],
    [['N1', 'EAST', '体检机构', '乡镇', 'x', '341102', '早上'], ['cell']],
  ])('are refused for %j', (cells, faults) => {
    const [refused] = read(['机构编码', '上级编码', '类别', '级别', '名称', '行政区划代码', '周一'], cells);
    expect([refused!.does, refused!.faults.map(({ why }) => why)]).toEqual(['refused', faults]);
  });
  it('are refused where a code stands twice', () =>
    expect(read(['机构编码', '电话'], ['CLINIC', '1'], ['CLINIC', '2'])[1]).toMatchObject({
      does: 'refused',
      faults: [{ why: 'codeTwice', what: { zh: '2' } }],
    }));
});
