import { itemsFor, type Examinee, type ItemStanding } from './conclude.ts';
import type { ItemResult, Programme, ProgrammeItem } from './programme.ts';

/** The all-clear for an item: its first normal finding, every value in the middle of its range. */
export const normalResult = (item: ProgrammeItem, sex: Examinee['sex'] = 'female'): ItemResult => ({
  findings: item.findings
    .filter(({ normal }) => normal)
    .slice(0, 1)
    .map(({ code }) => ({ code })),
  values: item.fields.map(({ code, range }) => ({ field: code, value: (range[sex][0] + range[sex][1]) / 2 })),
});

export const found = (code: string, site?: string): ItemStanding => ({
  state: 'done',
  result: { findings: [site === undefined ? { code } : { code, site }], values: [] },
});

export const measured = (field: string, value: number): ItemStanding => ({
  state: 'done',
  result: { findings: [], values: [{ field, value }] },
});

/** Every required item done and normal, with what is given in place of it. */
export const results = (
  programme: Programme,
  person: Examinee,
  changed: Readonly<Record<string, ItemStanding>> = {},
): Map<string, ItemStanding> =>
  new Map([
    ...itemsFor(programme, person.jobCode, person.sex).map((item): [string, ItemStanding] => [
      item.code,
      { state: 'done', result: normalResult(item, person.sex) },
    ]),
    ...Object.entries(changed),
  ]);
