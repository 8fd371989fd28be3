import { describe, expect, it } from 'vitest';
import { codes } from '../words/codes.ts';
import { certificateOf, pathWords, shownChanges, tellingChanges, valueWords } from './change-words.ts';

const zh: Readonly<Record<string, string>> = codes.zh;
const words = {
  code: (group: string, code: string) => zh[`${group}.${code}`] ?? code,
  item: (code: string) => (code === 'alt' ? '谷丙转氨酶' : code),
  finding: (item: string, code: string) => (item === 'shigella' && code === 'detected' ? '检出志贺菌' : code),
  choice: (item: string, field: string, code: string) => (`${item} ${field} ${code}` === 'chestXray method film' ? '摄片' : code),
  time: () => '09:05',
  job: (code: string) => code,
  institution: (id: string) => id,
  staff: (id: string) => `医师 ${id}`,
};

describe('a change in the time line', () => {
  it('names the item by its name', () => expect(pathWords('items.alt.state', words)).toBe('谷丙转氨酶 · 状态'));

  it('leaves the shape of the data out', () => expect(pathWords('identity.phone', words)).toBe('电话'));

  it('says codes in words', () => expect(valueWords('items.alt.state', 'done', words)).toBe('已完成'));

  it('says who took a card, and why one was revoked', () => {
    expect(valueWords('certificates.A1.takenBy', 'employer', words)).toBe('单位代领');
    expect(valueWords('certificates.A1.because', 'lawRequires', words)).toBe('法律法规要求');
    expect(pathWords('certificates.A1.clinical.reason', words)).toBe('原因');
    expect(certificateOf([{ path: 'stage' }, { path: 'certificates.A1.takenBy' }])).toBe('A1');
  });

  it('says instants as times', () => expect(valueWords('arrivedAt', '2026-11-21T01:05:00.000Z', words)).toBe('09:05'));

  it('names who did it', () => expect(valueWords('conclusion.concludedBy', 'staff-1', words)).toBe('医师 staff-1'));

  it('names a value once where it is the item itself, else by its own name', () => {
    expect(pathWords('items.alt.result.clinical.values.alt.value', words)).toBe('谷丙转氨酶 · 数值');
    expect(pathWords('items.liver.result.clinical.values.alt.value', words)).toBe('liver · 谷丙转氨酶 · 数值');
  });

  it('says what was found and chosen in the words of the item', () => {
    const found = 'items.shigella.result.clinical.findings.detected';
    expect([pathWords(`${found}.code`, words), valueWords(`${found}.code`, 'detected', words)]).toEqual(['shigella', '检出志贺菌']);
    expect(pathWords(`${found}.site`, words)).toBe('shigella · 检出志贺菌 · 部位');
    const chosen = 'items.chestXray.result.clinical.values.method.choice';
    expect([pathWords(chosen, words), valueWords(chosen, 'film', words)]).toEqual(['chestXray · method', '摄片']);
    expect(valueWords('items.shigella.result.clinical.history.0.disease', 'detected', words)).toBe('检出志贺菌');
  });

  it('tells what was found before who found it, and a choice in its words alone', () => {
    const at = 'items.chestXray.result';
    const paths = [`${at}.performerId`, `${at}.form.edition`, `${at}.clinical.values.method.choice`, `${at}.clinical.values.method.text`];
    expect(
      shownChanges(
        paths.map((path) => ({ path })),
        'zh-CN',
      ).map(({ path }) => path),
    ).toEqual([paths[2], paths[0]]);
  });

  it('tells in one language what is kept in both', () => {
    const kept = ['zh', 'en'].map((language) => ({ path: `conclusion.clinical.reasons.0.${language}` }));
    expect(shownChanges(kept, 'zh-CN')).toEqual(kept.slice(0, 1));
    expect(shownChanges(kept, 'en')).toEqual(kept.slice(1));
  });

  it('tells who decides what was found and concluded, and no more', () =>
    expect(
      tellingChanges(
        [
          'stage',
          'items.alt.result.pendingStations.0',
          'items.alt.result.clinical.values.alt.value',
          'conclusion.outcome',
          'conclusion.legalBasis.0',
        ].map((path) => ({ path })),
        'zh-CN',
      ).map(({ path }) => path),
    ).toEqual(['items.alt.result.clinical.values.alt.value', 'conclusion.outcome']));

  it('leaves out what only programs read', () =>
    expect(
      shownChanges([{ path: 'revision' }, { path: 'stage' }, { path: 'certificates.A1.issued.opaqueId' }], 'zh-CN').map(({ path }) => path),
    ).toEqual(['stage']));
});
