import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, type Client, type TestSystem } from '../testing/index.ts';
import type { Preview } from './preview.ts';

let test: TestSystem;
let laboratory: Client;
let caseId: string;
let caseNumber: string;

beforeAll(async () => {
  test = await openTestSystem();
  const crew = await crewOf(test);
  laboratory = await test.as('lab');
  ({ caseId } = await passage(crew, 'arrived'));
  const asked = await laboratory.ask<{ caseFile: { caseNumber: string } }>('query ($id: ID!) { caseFile(caseId: $id) { caseNumber } }', {
    id: caseId,
  });
  ({ caseNumber } = asked.caseFile);
  await test.settled();
});
afterAll(() => test?.close());

interface Read {
  readonly value: number | null;
  readonly bound: string | null;
}

/** As a station and the grid ask while somebody types; null: refused, in words. */
const judged = async (texts: readonly string[]): Promise<(Read | null)[]> => {
  const { judgeValues } = await laboratory.ask<{ judgeValues: (Read & { problem: { zh: string; en: string } | null })[] }>(
    'query ($values: [TypedValue!]!) { judgeValues(values: $values) { value bound problem { zh en } } }',
    { values: texts.map((text) => ({ caseId, item: 'alt', field: 'alt', text })) },
  );
  for (const { problem } of judgeValues) if (problem) expect([problem.zh, problem.en]).not.toContain('');
  return judgeValues.map(({ value, bound, problem }) => (problem ? null : { value, bound }));
};

/** As a row of a file or of a paste. */
const imported = async (text: string): Promise<Read | null> => {
  const payload = { text: `体检号\tALT\n${caseNumber}\t${text}` };
  const answer = await laboratory.request({ method: 'POST', url: '/api/results/preview', payload });
  const [row] = answer.json<Preview>().rows;
  const read = row?.entries[0]?.values[0]?.read;
  if (row?.state === 'refused') expect(row.problems.map(({ text: words }) => words.zh)).not.toContain('');
  return read ? { value: read.value, bound: read.bound ?? null } : null;
};

const known: readonly (readonly [string, Read | null])[] = [
  ['>1000', { value: 1000, bound: '>' }],
  ['＞１０００', { value: 1000, bound: '>' }],
  ['＜0.5', { value: 0.5, bound: '<' }],
  ['２８．５', { value: 28.5, bound: null }],
  ['28.5 U/L', { value: 28.5, bound: null }],
  ['1,000', null],
  ['１，０００', null],
  ['阴性(-)', null],
  ['5-10', null],
  ['1e3', null],
  ['28↑', null],
  ['溶血', null],
  // Of a man up to 50 and of a woman up to 40: more than 20 may be either.
  ['>20', null],
];

describe('an awkward value (A8)', () => {
  it.each(known)('"%s" is read or refused alike at a station, in the grid and in a file', async (text, read) =>
    expect([(await judged([text]))[0], await imported(text)]).toEqual([read, read]),
  );

  it('whatever it is, is understood alike by every door; what is refused is refused by the command, too, and nothing is written', async () => {
    const typed = fc.tuple(
      fc.constantFrom('', '>', '＜', '≤', '＞＝', '约'),
      fc.constantFrom('12', '７', '3.5', '４．２', '1,000', '.5', '5-9', '1e3', '阴性', ''),
      fc.constantFrom('', ' U/L', 'u/l', '↑', '(-)', '+', ' mg'),
    );
    const some = fc.sample(typed, { seed: 4_111, numRuns: 42 });
    const texts = [...new Set(some.map((parts) => parts.join('').trim()))].filter((text) => text !== '');
    const before = await test.events();
    const reads = await judged(texts);
    const seen = await Promise.all(texts.map(imported));
    expect(texts.map((text, n) => [text, seen[n]])).toEqual(texts.map((text, n) => [text, reads[n]]));
    const refused = texts.filter((_text, n) => reads[n] === null);
    expect([refused.length > 5, refused.length < texts.length]).toEqual([true, true]);
    for (const text of refused) {
      const outcome = await laboratory.send('recordResult', { caseId, item: 'alt', findings: [], values: [{ field: 'alt', text }] });
      expect([text, outcome.__typename]).not.toEqual([text, 'CommandReceipt']);
    }
    expect(await test.events()).toBe(before);
  });
});
