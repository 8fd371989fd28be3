import { itemsFor, type Examinee, type ItemStanding } from './conclude.ts';
import type { ProgrammeEvent } from './events.ts';
import type { ProgrammeForm } from './programme-form.ts';
import type { ItemResult, Programme, ProgrammeItem } from './programme.ts';
import { rangeOf } from './result-field.ts';

/** The all-clear for an item: its first normal finding, every value in the middle of its range. */
export const normalResult = (item: ProgrammeItem, sex: Examinee['sex'] = 'female'): ItemResult => ({
  findings: item.findings
    .filter(({ normal }) => normal)
    .slice(0, 1)
    .map(({ code }) => ({ code })),
  values: item.fields.flatMap((field) => {
    if (field.optional) return [];
    const { low = 0, high = low } = rangeOf(field, { sex }) ?? {};
    return { field: field.code, value: (low + high) / 2 };
  }),
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

/** The smallest programme worth publishing: the hands are looked at. */
export const handsProgramme = (overrides: Partial<ProgrammeForm> = {}): ProgrammeForm => ({
  id: 'hands',
  version: 1,
  name: { zh: '手部检查', en: 'Hands' },
  category: 'food',
  categoryCode: '01',
  area: '341100',
  validFrom: '2026-01-01',
  legalBasis: ['国卫食品发〔2016〕31号'],
  jobs: [{ code: 'cook', name: { zh: '厨师', en: 'Cook' } }],
  items: [
    {
      code: 'skin',
      name: { zh: '皮肤', en: 'Skin' },
      station: 'skin',
      need: 'required',
      findings: [
        { code: 'normal', name: { zh: '未见异常', en: 'Nothing abnormal' }, normal: true },
        { code: 'purulent', name: { zh: '化脓', en: 'Purulent' }, normal: false, sited: true },
      ],
      fields: [],
    },
  ],
  rules: [
    {
      id: 'skin.purulent',
      item: 'skin',
      when: { finding: 'purulent' },
      outcome: 'unfit',
      reason: { zh: '化脓性皮肤病', en: 'Purulent skin disease' },
      legalBasis: '国卫食品发〔2016〕31号',
    },
  ],
  validityMonths: 12,
  review: 'secondPerson',
  minimumAge: 16,
  ...overrides,
});

type PublishedData = Omit<Extract<ProgrammeEvent, { type: 'ProgrammePublished' }>['data'], 'programme'>;

export const published = (overrides: Partial<ProgrammeForm> = {}, by: Partial<PublishedData> = {}): ProgrammeEvent => ({
  type: 'ProgrammePublished',
  data: {
    programme: handsProgramme(overrides),
    note: null,
    proposedBy: null,
    publishedBy: 'staff-desk',
    publishedAt: '2026-03-02T01:30:00.000Z',
    ...by,
  },
});
