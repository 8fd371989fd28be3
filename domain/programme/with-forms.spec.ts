import { describe, expect, it } from 'vitest';
import { abnormal, conclude, foodHandler, itemsFor, suspectedDiseases, withForms, type FormInForce, type ItemStanding } from './index.ts';

/** Another method, other fields: as an institution writes its own. */
const form: FormInForce = {
  ref: { institutionId: 'clinic-1', edition: 3 },
  form: {
    fields: [{ code: 'reading', name: { zh: '描述', en: 'Reading' }, kind: 'text', unit: '', ranges: [] }],
    method: 'DR',
    walkingOrder: 1,
  },
};
const itemOf = (code: string) => withForms(foodHandler, () => form).items.find((item) => item.code === code)!;

describe('an item as an institution examines it', () => {
  it.each([
    ['chestXray', 'suspectedActiveTuberculosis', ['pulmonaryTuberculosis']],
    ['shigella', 'detected', ['dysentery']],
    ['salmonella', 'typhoidDetected', ['typhoid']],
  ])('%s still makes one suspect what the law obliges to report (A9)', (code, finding, diseases) => {
    const item = itemOf(code);
    expect(item.form).toEqual(form.ref);
    expect(suspectedDiseases(item, { findings: [{ code: finding }], values: [] }, { sex: 'female' })).toEqual(diseases);
  });

  it('keeps every suspicion that the programme has', () => {
    const suspicions = ({ items }: typeof foodHandler) =>
      items.flatMap(({ code, findings }) => findings.flatMap(({ suspects }) => (suspects ? [`${code} ${suspects}`] : [])));
    expect(suspicions(withForms(foodHandler, () => form))).toEqual(suspicions(foodHandler));
    expect(suspicions(foodHandler).length).toBeGreaterThan(5);
  });
});

/** A rapid test read as a word, and an antibody read as a ratio. */
const ownForm: FormInForce = {
  ref: { institutionId: 'clinic-1', edition: 1 },
  form: {
    fields: [
      {
        code: 'rapid',
        name: { zh: '快速检测', en: 'Rapid test' },
        kind: 'choice',
        unit: '',
        ranges: [],
        choices: [
          { code: 'negative', name: { zh: '阴性', en: 'Negative' }, normal: true },
          { code: 'grey', name: { zh: '灰区', en: 'Indeterminate' }, normal: false },
          { code: 'positive', name: { zh: '阳性', en: 'Positive' }, normal: false, suspects: 'typhoid' },
        ],
      },
      { code: 'ratio', name: { zh: 'S/CO', en: 'S/CO' }, unit: '', ranges: [{ high: 1 }], suspects: 'hepatitisE' },
    ],
  },
};
const ownProgramme = withForms(foodHandler, (item) => (item === 'salmonella' ? ownForm : null));
const salmonella = ownProgramme.items.find(({ code }) => code === 'salmonella')!;
const result = (choice: string, value: number) => ({
  findings: [{ code: 'notDetected' }],
  values: [
    { field: 'rapid', value: null, choice },
    { field: 'ratio', value },
  ],
});

describe('a value of an institution’s own form', () => {
  it.each([
    ['positive', 0.3, ['typhoid']],
    ['grey', 0.3, []],
    ['negative', 0.3, []],
    ['negative', 1, []],
    ['negative', 1.1, ['hepatitisE']],
    ['positive', 7, ['typhoid', 'hepatitisE']],
  ])('%s and a ratio of %d suspects %j (A9)', (choice, value, diseases) =>
    expect(suspectedDiseases(salmonella, result(choice, value), { sex: 'male' })).toEqual(diseases),
  );

  it.each([
    ['negative', 0.3, 'fit'],
    ['positive', 0.3, 'recheck'],
    ['grey', 0.3, 'recheck'],
    ['negative', 1.1, 'recheck'],
  ])('%s and a ratio of %d is concluded %s', (choice, value, outcome) => {
    const normal = itemsFor(ownProgramme, 'cook', 'male').map(({ code, findings, fields }): readonly [string, ItemStanding] => [
      code,
      {
        state: 'done',
        result: {
          findings: findings.filter((one) => one.normal).map((one) => ({ code: one.code })),
          values: fields.map((field) => ({ field: field.code, value: 20 })),
        },
      },
    ]);
    const results = new Map([...normal, ['salmonella', { state: 'done' as const, result: result(choice, value) }]]);
    const concluded = conclude(ownProgramme, results, { sex: 'male', jobCode: 'cook' });
    expect(concluded.outcome).toBe(outcome);
    expect(concluded.fired.length).toBe(abnormal(salmonella, result(choice, value), { sex: 'male' }).length);
  });
});

describe('a value that only the form knows', () => {
  const bilirubin = { code: 'bilirubin', name: { zh: '总胆红素', en: 'Bilirubin' }, unit: 'umol/L', ranges: [{ low: 3, high: 20 }] };
  const programme = withForms(foodHandler, (code) =>
    code === 'alt' ? { ref: { institutionId: 'clinic-1', edition: 1 }, form: { fields: [bilirubin] } } : null,
  );

  it.each([
    [3, 'fit'],
    [20, 'fit'],
    [20.1, 'recheck'],
    [2.9, 'recheck'],
  ])('of %d is concluded %s: beyond its range it does not pass in silence (A9)', (value, outcome) => {
    const normal = itemsFor(programme, 'cook', 'male').map(({ code, findings, fields }): readonly [string, ItemStanding] => [
      code,
      {
        state: 'done',
        result: {
          findings: findings.filter((one) => one.normal).map((one) => ({ code: one.code })),
          values: fields.map((field) => ({ field: field.code, value: field.code === 'bilirubin' ? value : 20 })),
        },
      },
    ]);
    expect(conclude(programme, new Map(normal), { sex: 'male', jobCode: 'cook' }).outcome).toBe(outcome);
  });
});

describe('a suspicion of the programmes', () => {
  it.each([
    ['liver', 'jaundice', ['viralHepatitis']],
    ['havIgm', 'positive', ['hepatitisA']],
    ['hevIgm', 'positive', ['hepatitisE']],
    ['shigella', 'detected', ['dysentery']],
    ['amoeba', 'detected', ['dysentery']],
    ['salmonella', 'typhoidDetected', ['typhoid']],
    ['salmonella', 'otherSalmonellaDetected', ['otherInfectiousDiarrhoea']],
    ['vibrioCholerae', 'detected', ['cholera']],
    ['chestXray', 'suspectedActiveTuberculosis', ['pulmonaryTuberculosis']],
    ['havIgm', 'grey', []],
    ['chestXray', 'oldLesion', []],
  ])('%s %s: %j', (code, finding, diseases) => {
    const item = foodHandler.items.find((one) => one.code === code)!;
    expect(suspectedDiseases(item, { findings: [{ code: finding }], values: [] }, { sex: 'female' })).toEqual(diseases);
  });
});
