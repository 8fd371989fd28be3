import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { programmeChanges } from './changes.ts';
import type { DecisionRow, Programme } from './programme.ts';
import { foodHandler } from './seeds/food-handler.ts';

const changed = (rules: readonly DecisionRow[], terms: Partial<Programme> = {}): Programme => ({ ...foodHandler, ...terms, rules });
const inChinese = (after: Programme): string[] =>
  programmeChanges(foodHandler, after).map(
    ({ kind, about, field, before, after: is }) => `${kind} ${about?.zh ?? ''} ${field ?? ''} ${before?.zh ?? '-'} > ${is?.zh ?? '-'}`,
  );
const row = foodHandler.rules.find(({ id }) => id === 'alt.above')!;

describe('the difference between two versions', () => {
  it('is none of the same', () => expect(programmeChanges(foodHandler, structuredClone(foodHandler))).toEqual([]));

  it('names row, field, before and after', () =>
    expect(
      inChinese(changed(foodHandler.rules.map((one) => (one === row ? { ...one, outcome: 'unfit', furtherItems: ['hevIgm'] } : one)))),
    ).toEqual([
      'rowChanged 丙氨酸氨基转移酶：谷丙转氨酶高于参考值 outcome 待复查 > 不合格',
      'rowChanged 丙氨酸氨基转移酶：谷丙转氨酶高于参考值 furtherItems 甲型肝炎病毒IgM抗体、戊型肝炎病毒IgM抗体 > 戊型肝炎病毒IgM抗体',
    ]));

  it('names rows that came and went', () => {
    const refused: DecisionRow = {
      ...row,
      id: 'chestXray.refused',
      item: 'chestXray',
      when: { item: 'refused' },
      outcome: 'recheck',
      reason: { zh: '孕期暂不拍片', en: 'No X-ray during pregnancy' },
    };
    expect(inChinese(changed([...foodHandler.rules.filter((one) => one !== row), refused]))).toEqual([
      'rowAdded 胸部X线：拒绝检查  - > 待复查（孕期暂不拍片）',
      `rowRemoved 丙氨酸氨基转移酶：谷丙转氨酶高于参考值  待复查（${row.reason.zh}） > -`,
    ]);
  });

  it('names months, age and the first day', () =>
    expect(inChinese(changed(foodHandler.rules, { validityMonths: 6, minimumAge: 18, validFrom: '2027-01-01' }))).toEqual([
      'termChanged  validFrom 2026-01-01 > 2027-01-01',
      'termChanged  validityMonths 12 > 6',
      'termChanged  minimumAge 16 > 18',
    ]));

  it('says that an order is another, once', () =>
    expect(inChinese(changed(foodHandler.rules.toReversed()))).toEqual(['termChanged  order - > -']));

  it('names jobs that came and went, and what of one is otherwise', () => {
    const [cook, assistant, ...others] = foodHandler.jobs;
    const jobs = [
      { ...cook!, name: { zh: '厨师长', en: 'Chef' }, minimumAge: 18 },
      ...others,
      { code: 'oyster', name: { zh: '生蚝', en: 'Oysters' } },
    ];
    expect(inChinese(changed(foodHandler.rules, { jobs }))).toEqual([
      'jobChanged 厨师 name 厨师 > 厨师长',
      'jobChanged 厨师 minimumAge - > 18',
      'jobAdded 生蚝  - > oyster',
      `jobRemoved ${assistant!.name.zh}  ${assistant!.code} > -`,
    ]);
  });

  it('names items field by field, in words', () => {
    const items = foodHandler.items.map((item) =>
      item.code === 'heart'
        ? {
            ...item,
            need: 'onDemand' as const,
            applies: { jobs: ['cook'], sex: 'male' as const },
            findings: [...item.findings.slice(0, 1), { code: 'murmur', name: { zh: '杂音', en: 'Murmur' }, normal: false, sited: true }],
            fields: [{ code: 'pulse', name: { zh: '脉搏', en: 'Pulse' }, unit: '次/分', ranges: [{ low: 60, high: 100, fromAge: 18 }] }],
          }
        : item,
    );
    const heart = foodHandler.items.find(({ code }) => code === 'heart')!;
    const had = heart.findings.map(({ name, normal }) => (normal ? `${name.zh}（正常）` : name.zh)).join('、');
    expect(inChinese(changed(foodHandler.rules, { items }))).toEqual([
      'itemChanged 心 need 必检 > 按需',
      'itemChanged 心 applies - > 男、厨师',
      `itemChanged 心 findings ${had} > ${heart.findings[0]!.name.zh}（正常）、杂音（注明部位）`,
      'itemChanged 心 fields - > 脉搏（次/分、60–100（18–岁））',
    ]);
  });

  it('names items that came and went, and says once that their order is another', () => {
    const [first, ...others] = foodHandler.items;
    expect(inChinese(changed(foodHandler.rules, { items: others }))).toMatchObject([expect.stringMatching(/^itemRemoved .+ > -$/)]);
    expect(inChinese(changed(foodHandler.rules, { items: [...others, first!] }))).toEqual(['termChanged  itemOrder - > -']);
    expect(inChinese(changed(foodHandler.rules, { jobs: foodHandler.jobs.toReversed() }))).toEqual(['termChanged  jobOrder - > -']);
  });

  test.prop([fc.subarray([...foodHandler.rules])])('names every row that is left out, and no other', (rules) => {
    const changes = programmeChanges(foodHandler, changed(rules));
    expect(changes.map(({ kind }) => kind)).toEqual(Array(foodHandler.rules.length - rules.length).fill('rowRemoved'));
  });
});
