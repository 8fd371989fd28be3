import { describe, expect, it } from 'vitest';
import { conclude, itemsFor, minimumAgeFor, type Examinee, type ItemStanding } from './conclude.ts';
import { found, measured, results } from './fixtures.ts';
import type { Programme } from './programme.ts';
import { foodHandler } from './seeds/food-handler.ts';
import { publicPlace } from './seeds/public-place.ts';

const cook: Examinee = { sex: 'female', jobCode: 'cook' };

const concludeFood = (changed: Readonly<Record<string, ItemStanding>> = {}, person = cook) =>
  conclude(foodHandler, results(foodHandler, person, changed), person);

describe('the conclusion of a food handler', () => {
  it('is fit, with nothing to say, when every required item is normal', () =>
    expect(concludeFood()).toEqual({ outcome: 'fit', fired: [], furtherItems: [], missing: [] }));

  it('is incomplete while an item is pending, and names it', () => {
    const concluded = concludeFood({ shigella: { state: 'pending' }, chestXray: { state: 'deferred' } });
    expect(concluded).toEqual({ outcome: 'incomplete', fired: [], furtherItems: [], missing: ['shigella', 'chestXray'] });
  });

  it('is incomplete when nothing was done, naming the ten required items', () =>
    expect(conclude(foodHandler, new Map(), cook).missing).toEqual([
      'history',
      'heart',
      'lung',
      'liver',
      'spleen',
      'skin',
      'alt',
      'shigella',
      'salmonella',
      'chestXray',
    ]));

  it('is unfit for a purulent skin disease, with the reason and the law', () =>
    expect(concludeFood({ skin: found('purulentSkinDisease', 'leftHand') })).toEqual({
      outcome: 'unfit',
      fired: [
        {
          rowId: 'skin.purulentSkinDisease',
          item: 'skin',
          outcome: 'unfit',
          reason: { zh: '化脓性皮肤病，治愈前不得从事', en: 'Purulent skin disease: barred until cured' },
          legalBasis: '国卫食品发〔2016〕31号；《中华人民共和国食品安全法》第四十五条',
        },
      ],
      furtherItems: [],
      missing: [],
    }));

  it('is fit with tinea manus, and says why it does not bar', () => {
    const concluded = concludeFood({ skin: found('tineaManus', 'rightHand') });
    expect([concluded.outcome, concluded.fired.map(({ rowId }) => rowId)]).toEqual(['fit', ['skin.tineaManus']]);
  });

  it('asks for hepatitis A and E antibodies first when ALT is above a woman’s 40 U/L', () => {
    const concluded = concludeFood({ alt: measured('alt', 41) });
    expect(concluded.outcome).toBe('incomplete');
    expect(concluded.fired.map(({ rowId, outcome }) => [rowId, outcome])).toEqual([['alt.above', 'incomplete']]);
    expect(concluded.furtherItems).toEqual(['havIgm', 'hevIgm']);
    expect(concluded.missing).toEqual(['havIgm', 'hevIgm']);
  });

  it('takes 41 U/L as normal for a man, and 50 as his last normal value', () => {
    const man: Examinee = { sex: 'male', jobCode: 'cook' };
    expect([41, 50, 50.1].map((value) => concludeFood({ alt: measured('alt', value) }, man).outcome)).toEqual(['fit', 'fit', 'incomplete']);
  });

  it('waits for antibodies already ordered without ordering them again', () => {
    const concluded = concludeFood({ alt: measured('alt', 88), havIgm: { state: 'pending' } });
    expect([concluded.outcome, concluded.furtherItems, concluded.missing]).toEqual(['incomplete', ['hevIgm'], ['havIgm', 'hevIgm']]);
  });

  it('is a recheck once both antibodies are negative', () => {
    const concluded = concludeFood({ alt: measured('alt', 88), havIgm: found('negative'), hevIgm: found('negative') });
    expect([concluded.outcome, concluded.missing]).toEqual(['recheck', []]);
  });

  it('is unfit once hepatitis E is positive, though hepatitis A is still pending', () => {
    const concluded = concludeFood({ alt: measured('alt', 88), havIgm: { state: 'pending' }, hevIgm: found('positive') });
    expect(concluded.outcome).toBe('unfit');
    expect(concluded.fired.map(({ rowId, outcome }) => [rowId, outcome])).toEqual([
      ['hevIgm.positive', 'unfit'],
      ['alt.above', 'incomplete'],
    ]);
  });

  it('refers a suspected tuberculosis before calling anybody unfit', () =>
    expect(concludeFood({ chestXray: found('suspectedActiveTuberculosis') }).outcome).toBe('recheck'));

  it('orders microscopy for intestinal symptoms', () =>
    expect(concludeFood({ history: found('intestinalSymptoms') }).furtherItems).toEqual(['amoeba']));

  it('never counts a half-filled result as normal', () =>
    expect(concludeFood({ alt: { state: 'done', result: { findings: [], values: [] } } }).missing).toEqual(['alt']));

  it('is incomplete when a required item is refused and no row provides for it', () =>
    expect(concludeFood({ chestXray: { state: 'refused' } })).toMatchObject({ outcome: 'incomplete', missing: ['chestXray'] }));

  it('waits for an item that a physician added', () =>
    expect(concludeFood({ vibrioCholerae: { state: 'pending' } })).toMatchObject({ outcome: 'incomplete', missing: ['vibrioCholerae'] }));
});

describe('a programme that provides for a refusal', () => {
  const withRefusal: Programme = {
    ...foodHandler,
    rules: [
      ...foodHandler.rules,
      {
        id: 'chestXray.refused',
        item: 'chestXray',
        when: { item: 'refused' },
        outcome: 'recheck',
        reason: { zh: '孕期暂不拍片', en: 'No X-ray during pregnancy' },
        legalBasis: '地方规定',
      },
    ],
  };

  it('lets its row decide', () => {
    const refused = results(withRefusal, cook, { chestXray: { state: 'refused' } });
    expect(conclude(withRefusal, refused, cook)).toMatchObject({ outcome: 'recheck', missing: [] });
  });
});

describe('the items of a programme', () => {
  const partial: Programme = {
    ...foodHandler,
    items: foodHandler.items.map((item) =>
      item.code === 'shigella'
        ? { ...item, applies: { jobs: ['cook'] } }
        : item.code === 'spleen'
          ? { ...item, applies: { sex: 'male' as const } }
          : item,
    ),
  };
  const codes = (jobCode: string, sex: Examinee['sex']) => itemsFor(partial, jobCode, sex).map(({ code }) => code);

  it('are those required for everybody, the job and the sex', () => {
    expect(codes('cook', 'male')).toHaveLength(10);
    expect(codes('waiter', 'male')).not.toContain('shigella');
    expect(codes('cook', 'female')).not.toContain('spleen');
  });

  it('leave out what is done on demand', () => expect(codes('cook', 'male')).not.toContain('havIgm'));

  it('warn under 16, in entertainment venues under 18', () =>
    expect([minimumAgeFor(publicPlace, 'hairdressing'), minimumAgeFor(publicPlace, 'entertainment')]).toEqual([16, 18]));
});
