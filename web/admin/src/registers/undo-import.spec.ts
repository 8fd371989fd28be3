import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { registers } from '../../../../domain/configuration/index.ts';
import { type Entries, type Step, valueOf } from '../../../../domain/register/index.ts';
import { commandMeta } from '../../../../domain/testing/index.ts';
import { readText } from '../../../../integrations/spreadsheet/index.ts';
import type { EntryRow } from './entry-row.ts';
import { importRows } from './import-rows.ts';
import { listed, retiredOf } from './listed.ts';
import { columnsOf } from './table.ts';
import { fieldsOf, type Schema } from './value-form.ts';

const register = registers.find(({ tree }) => tree)!;
const fields = fieldsOf(z.toJSONSchema(register.schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as unknown as Schema);
const value = (zh: string) => ({ name: { zh, en: `The ${zh.length}` } });

const changed = (before: Entries, changes: readonly Step[]): Entries =>
  register.decider
    .decide({ type: register.operation.name, data: { changes }, meta: commandMeta({}) }, before, undefined)
    .reduce((entries, event) => register.decider.evolve(entries, event), before);

const city = changed(register.decider.initial, [
  { add: { code: 'a', value: value('甲') } },
  { add: { code: 'b', value: value('乙') } },
  { add: { code: 'c', value: value('丙') } },
  { add: { code: 'old', value: value('旧') } },
  { retire: { code: 'old' } },
]);

const rowsOf = (entries: Entries): EntryRow[] =>
  [...entries.values()].map(({ code, editions, parent, place, retired }) => {
    const changes = { changedAt: '2026-11-21T00:00:00.000Z', changedBy: 'staff-x' };
    const names = { nameZh: code, nameEn: code, sound: '' };
    const of = { kind: register.kind, institutionId: null, code, parent, place, retired, edition: editions.length };
    return { ...of, ...names, ...changes, value: editions.at(-1)! };
  });

const read = (text: string) => {
  const rows = rowsOf(city);
  const into = { kind: register, fields, institutionId: null, entries: listed(rows, null), retired: retiredOf(rows, null) };
  return importRows(
    readText(text),
    columnsOf(fields, ({ zh }) => zh),
    into,
  );
};

/** What is in force, in its order. */
const shown = (entries: Entries) =>
  [...entries.values()]
    .filter(({ retired }) => !retired)
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map((entry) => [entry.code, entry.parent, (valueOf(entry) as { name: { zh: string } }).name.zh]);

describe('an import into a list (A3)', () => {
  const rows = read('代码,上级代码,名称（中文）,名称（英文）\na,b,新甲,New\nold,,又用,Again\nn,,新,New one\nm,n,更新,Newer');
  const imported = rows.reduce((entries, { steps }) => changed(entries, steps), city);

  it('adds, changes, moves and takes up again', () =>
    expect(shown(imported).map(String).toSorted()).toEqual(['a,b,新甲', 'b,,乙', 'c,,丙', 'm,n,更新', 'n,,新', 'old,,又用']));

  it('is taken back from its last row to its first, and everything is as it was', () => {
    const undone = rows.toReversed().reduce((entries, { back }) => changed(entries, back), imported);
    expect(shown(undone)).toEqual(shown(city));
    expect(valueOf(undone.get('old')!)).toEqual(valueOf(city.get('old')!));
  });

  it('stays where somebody has changed the entry since', () => {
    for (const code of ['a', 'old', 'n']) {
      const meanwhile = changed(imported, [{ change: { code, value: value('他人') } }]);
      const { back } = rows.find((row) => row.code === code)!;
      expect(() => changed(meanwhile, back)).toThrow(expect.objectContaining({ code: 'ChangedMeanwhile' }));
    }
  });
});
