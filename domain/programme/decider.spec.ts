import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { programmeDecider, type PublishProgramme } from './decider.ts';
import { programmeEvents, type ProgrammeEvent } from './events.ts';
import { handsProgramme, published } from './fixtures.ts';
import { publishProgramme } from './operations.ts';
import { programmeForm, programmeOf, type ProgrammeForm } from './programme-form.ts';
import { foodHandler } from './seeds/food-handler.ts';
import { publicPlace } from './seeds/public-place.ts';
import { programmeAt, programmeOn } from './versions.ts';

const { given, stateAfter } = specFor(programmeDecider);

const publish = (overrides: Partial<ProgrammeForm> = {}): PublishProgramme => ({
  type: 'PublishProgramme',
  data: { programme: handsProgramme(overrides) },
  meta: commandMeta(),
});

const [skin] = handsProgramme().items;
const measured = { code: 'ph', name: { zh: '某值', en: 'Some value' }, unit: '', ranges: [] };
const bad = { code: 'bad', name: { zh: '差', en: 'Bad' }, normal: false };
if (!skin) throw new Error('the fixture lost its item');
const [rule] = handsProgramme().rules;
if (!rule) throw new Error('the fixture lost its rule');

describe('a programme', () => {
  it('is published', () => given().when(publish()).then(published()));
  it('stays silent when the same version is published twice', () => given(published()).when(publish()).thenNothing());
  it.each([{ validityMonths: 6 }, { version: 2, validityMonths: 6 }])('is changed by a proposal alone: %j', (overrides) =>
    given(published()).when(publish(overrides)).thenRejects('ChangedByProposal'),
  );
  it('starts with version 1', () =>
    given()
      .when(publish({ version: 2 }))
      .thenRejects('VersionNotNext'));
  it.each([
    ['乙肝表面抗原', 'HBsAg'],
    ['乙型病毒性肝炎', 'Hepatitis'],
    ['肝炎', 'Hepatitis B'],
    ['两对半', 'Liver panel'],
    ['肝炎', 'HBV-DNA'],
    ['肝炎', 'anti-HBc'],
  ])('is refused with an item named %s, %s', (zh, en) => {
    given()
      .when(publish({ items: [{ ...skin, name: { zh, en } }] }))
      .thenRejects('ProhibitedTest', 'programme.items.0');
  });

  it('is refused with a field of a hepatitis B LOINC code, whatever it is called', () => {
    const field = { code: 'x', name: { zh: '某值', en: 'Some value' }, unit: '', loinc: '5196-1', ranges: [] };
    given()
      .when(publish({ items: [{ ...skin, fields: [field] }] }))
      .thenRejects('ProhibitedTest');
  });

  it.each<[string, Partial<ProgrammeForm>, string]>([
    ['two items of one code', { items: [skin, skin] }, 'CodeRepeated'],
    ['two rules of one id', { rules: [rule, rule] }, 'CodeRepeated'],
    ['nothing required', { items: [{ ...skin, need: 'onDemand' }] }, 'NothingRequired'],
    ['an item that records nothing', { items: [{ ...skin, findings: [] }] }, 'NothingToRecord'],
    ['no all-clear', { items: [{ ...skin, findings: skin.findings.slice(1) }] }, 'NoAllClear'],
    ['a finding that leads nowhere', { rules: [] }, 'WithoutRule'],
    ['a measured field that leads nowhere', { items: [{ ...skin, fields: [{ ...measured, kind: 'number' }] }] }, 'WithoutRule'],
    [
      'a choice whose bad option leads nowhere',
      { items: [{ ...skin, fields: [{ ...measured, kind: 'choice', choices: [bad] }] }] },
      'WithoutRule',
    ],
    ['a rule for an unknown item', { rules: [rule, { ...rule, id: 'x', item: 'tongue' }] }, 'UnknownReference'],
    ['a rule for an unknown finding', { rules: [rule, { ...rule, id: 'x', when: { finding: 'dry' } }] }, 'UnknownReference'],
    ['a rule for an unknown field', { rules: [rule, { ...rule, id: 'x', when: { field: 'ph', is: 'above' } }] }, 'UnknownReference'],
    ['an unknown further item', { rules: [{ ...rule, furtherItems: ['biopsy'] }] }, 'UnknownReference'],
    ['an item that waits for itself', { rules: [{ ...rule, furtherItems: ['skin'] }] }, 'WaitsForItself'],
    ['an item for an unknown job', { items: [{ ...skin, applies: { jobs: ['pilot'] } }] }, 'UnknownReference'],
  ])('is refused with %s', (_what, overrides, code) => {
    given().when(publish(overrides)).thenRejects(code);
  });

  it('is found by the version a case pinned, and by the day', () => {
    const state = stateAfter(published(), published({ version: 2, validFrom: '2026-07-01' }));
    expect(programmeAt(state, 1)).toEqual(programmeOf(handsProgramme()));
    expect(programmeAt(state, 3)).toBeUndefined();
    expect(['2025-12-31', '2026-06-30', '2026-07-01'].map((day) => programmeOn(state, day)?.version)).toEqual([undefined, 1, 2]);
  });
});

describe('the form of a programme', () => {
  it.each([{}, { finding: 'a', item: 'refused' }, { field: 'a' }, { finding: 'a', is: 'above' }])('takes no unclear condition %j', (when) =>
    expect(programmeForm.safeParse({ ...handsProgramme(), rules: [{ ...rule, when }] }).success).toBe(false),
  );

  it.each([foodHandler, publicPlace])('keeps $id whole', (programme) => {
    const { programme: form } = publishProgramme.input.parse({ programme });
    expect(programmeOf(form)).toEqual(programme);
    given()
      .when({ type: 'PublishProgramme', data: { programme: form }, meta: commandMeta() })
      .then({ type: 'ProgrammePublished', data: { ...published().data, programme: form } } as ProgrammeEvent);
  });
});

describe('the stored form', () => {
  it('of ProgrammePublished', () => {
    expect(programmeEvents.definitions.ProgrammePublished.plain.parse(published().data)).toMatchInlineSnapshot(`
      {
        "note": null,
        "programme": {
          "area": "341100",
          "category": "food",
          "categoryCode": "01",
          "id": "hands",
          "items": [
            {
              "code": "skin",
              "fields": [],
              "findings": [
                {
                  "code": "normal",
                  "name": {
                    "en": "Nothing abnormal",
                    "zh": "未见异常",
                  },
                  "normal": true,
                },
                {
                  "code": "purulent",
                  "name": {
                    "en": "Purulent",
                    "zh": "化脓",
                  },
                  "normal": false,
                  "sited": true,
                },
              ],
              "name": {
                "en": "Skin",
                "zh": "皮肤",
              },
              "need": "required",
              "station": "skin",
            },
          ],
          "jobs": [
            {
              "code": "cook",
              "name": {
                "en": "Cook",
                "zh": "厨师",
              },
            },
          ],
          "legalBasis": [
            "国卫食品发〔2016〕31号",
          ],
          "minimumAge": 16,
          "name": {
            "en": "Hands",
            "zh": "手部检查",
          },
          "review": "secondPerson",
          "rules": [
            {
              "id": "skin.purulent",
              "item": "skin",
              "legalBasis": "国卫食品发〔2016〕31号",
              "outcome": "unfit",
              "reason": {
                "en": "Purulent skin disease",
                "zh": "化脓性皮肤病",
              },
              "when": {
                "finding": "purulent",
              },
            },
          ],
          "validFrom": "2026-01-01",
          "validityMonths": 12,
          "version": 1,
        },
        "proposedBy": null,
        "publishedAt": "2026-03-02T01:30:00.000Z",
        "publishedBy": "staff-desk",
      }
    `);
  });
});
