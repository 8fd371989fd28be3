import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foodHandler, itemForm, jobForm, publicPlace } from '../../../../domain/programme/index.ts';
import type { Schema } from '../registers/value-form.ts';
import {
  cleanedLists,
  entryMark,
  entryOfProblem,
  listFields,
  retiredOf,
  withEntry,
  withEntryMoved,
  withNewEntry,
  withoutEntry,
  withRestored,
} from './programme-lists.ts';
import type { Programme } from './queries.ts';

const formOf = (schema: z.ZodType): Schema =>
  JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }))) as Schema;
const before = structuredClone(foodHandler) as unknown as Programme;
const fields = listFields({ items: formOf(itemForm), jobs: formOf(jobForm) }, before.jobs);
const codes = (list: readonly { readonly code: string }[]): readonly string[] => list.map(({ code }) => code);
const at = (code: string): number => before.items.findIndex((item) => item.code === code);

describe('items and jobs of a version', () => {
  it.each([foodHandler, publicPlace])('of $id are sent as they came', (programme) => {
    const whole = structuredClone(programme) as unknown as Programme;
    expect(cleanedLists(whole, listFields({ items: formOf(itemForm), jobs: formOf(jobForm) }, whole.jobs))).toEqual(whole);
  });

  it('offer an item the jobs that it may be for, by name', () => {
    const applies = fields.items.find(({ key }) => key === 'applies');
    expect(applies?.fields.find(({ key }) => key === 'jobs')).toMatchObject({
      control: 'choices',
      options: before.jobs.map(({ code, name }) => ({ code, name })),
    });
  });

  it('take a new one at their end, which is marked until a version has it', () => {
    const next = withNewEntry(before, 'items');
    const named = withEntry(next, 'items', before.items.length, { ...next.items.at(-1)!, code: 'vision', applies: { jobs: [] } });
    expect(codes(named.items)).toEqual([...codes(before.items), 'vision']);
    expect(cleanedLists(named, fields).items.at(-1)).not.toHaveProperty('applies');
    expect(entryMark(named.items.at(-1)!, before.items, fields.items)).toBe('added');
    expect(entryMark(named.items[0]!, before.items, fields.items)).toBeNull();
    expect(codes(withoutEntry(next, 'items', before.items.length).items)).toEqual(codes(before.items));
    expect(withoutEntry(next, 'items', before.items.length).rules).toEqual(before.rules);
  });

  it('move by one, and not over the edge', () => {
    expect(codes(withEntryMoved(before, 'jobs', 1, -1).jobs).slice(0, 2)).toEqual(codes(before.jobs.slice(0, 2)).toReversed());
    expect(withEntryMoved(before, 'jobs', 0, -1)).toBe(before);
  });

  it('lose an item with its rows and wherever rows ask for it, and get all its own back', () => {
    const without = withoutEntry(before, 'items', at('hevIgm'));
    expect(codes(retiredOf(without, before, 'items'))).toEqual(['hevIgm']);
    expect(JSON.stringify([without.items, without.rules])).not.toContain('"hevIgm"');
    const back = withRestored(without, before, 'items', 'hevIgm');
    expect(new Set(codes(back.items))).toEqual(new Set(codes(before.items)));
    expect(back.rules.filter(({ item }) => item === 'hevIgm')).toEqual(before.rules.filter(({ item }) => item === 'hevIgm'));
  });

  it('lose a job, and with it the items’ mention of it, unless an item was for it alone', () => {
    const only = (jobs: string[]) => withEntry(before, 'items', 0, { ...before.items[0]!, applies: { jobs } });
    const cook = before.jobs.findIndex(({ code }) => code === 'cook');
    expect(withoutEntry(only(['cook', 'waiter']), 'jobs', cook).items[0]!.applies).toEqual({ jobs: ['waiter'] });
    expect(withoutEntry(only(['cook']), 'jobs', cook).items[0]!.applies).toEqual({ jobs: ['cook'] });
  });

  it.each([
    ['items.3.name.zh', { entry: 'items.3', path: 'name.zh' }],
    ['programme.jobs.0', { entry: 'jobs.0', path: '' }],
    ['rules.0.item', null],
    [null, null],
  ])('are told of what is wrong: %s', (field, told) => expect(entryOfProblem(field)).toEqual(told));
});
