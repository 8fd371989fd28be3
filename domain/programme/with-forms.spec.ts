import { describe, expect, it } from 'vitest';
import { foodHandler, suspectedDiseases, withForms, type FormInForce } from './index.ts';

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
    expect(suspectedDiseases(item, { findings: [{ code: finding }], values: [] })).toEqual(diseases);
  });

  it('keeps every suspicion that the programme has', () => {
    const suspicions = ({ items }: typeof foodHandler) =>
      items.flatMap(({ code, findings }) => findings.flatMap(({ suspects }) => (suspects ? [`${code} ${suspects}`] : [])));
    expect(suspicions(withForms(foodHandler, () => form))).toEqual(suspicions(foodHandler));
    expect(suspicions(foodHandler).length).toBeGreaterThan(5);
  });
});
