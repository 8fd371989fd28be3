import { fc, test } from '@fast-check/vitest';
import { Rejection } from '@healthcert/domain/kernel';
import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { institutionDecider, type InstitutionTree } from './decider.ts';
import { institutionEvents, type InstitutionEvent } from './events.ts';
import {
  add,
  added,
  arrangeReview,
  change,
  changed,
  disable,
  disabled,
  enable,
  enabled,
  move,
  moved,
  places,
  reviewArranged,
  theCity,
} from './fixtures/index.ts';
import { levels } from './institution.ts';
import { institutionScope } from './scope.ts';
import { isUnifiedCode, syntheticUnifiedCode, unifiedCodeCheck } from './unified-code.ts';

const { given, stateAfter } = specFor(institutionDecider);
const { city, east, west, eastTown, eastClinic, townClinic } = places;

describe('the institution tree', () => {
  it('starts with the city', () => given().when(add(city)).then(added(city)));
  it('grows a county, a township and a clinic', () => {
    given(added(city)).when(add(east)).then(added(east));
    given(added(city), added(east)).when(add(eastTown)).then(added(eastTown));
    given(added(city), added(east), added(eastTown)).when(add(townClinic)).then(added(townClinic));
  });
  it('stays silent when the same is added twice', () =>
    given(...theCity())
      .when(add(east))
      .thenNothing());

  it.each([
    ['another institution of a known id', add(east, { name: '别的' }), 'InstitutionExists'],
    ['a second city', add(city, { institutionId: 'city-2', code: '341199' }), 'RootExists'],
    ['a county without a city', add(west, { institutionId: 'south', parentId: null, code: 'x' }), 'ParentMissing'],
    ['a county in an unknown city', add(west, { institutionId: 'south', parentId: 'atlantis', code: 'x' }), 'ParentUnknown'],
    ['a township right below the city', add(eastTown, { institutionId: 'south', parentId: 'city', code: 'x' }), 'LevelOutOfOrder'],
    ['a county below a county', add(west, { institutionId: 'south', parentId: 'east', code: 'x' }), 'LevelOutOfOrder'],
    ['a county’s clinic below a township', add(eastClinic, { institutionId: 'south', parentId: 'east-town' }), 'LevelOutOfOrder'],
    ['anything below a clinic', add(townClinic, { institutionId: 'south', parentId: 'east-clinic' }), 'ParentIsClinic'],
    ['a code that another has', add(west, { institutionId: 'south', code: '341102' }), 'CodeTaken'],
    [
      'a clinic with a mistyped unified code',
      add(eastClinic, { institutionId: 'south', code: '123411020000000012' }),
      'UnifiedCodeMistyped',
    ],
    ['an institution without a name', add(west, { institutionId: 'south', code: 'x', name: '' }), 'NameMissing'],
  ])('takes not %s', (_what, command, code) => {
    given(...theCity())
      .when(command)
      .thenRejects(code);
  });

  it('takes nothing below what is disabled', () =>
    given(...theCity(), disabled('west'))
      .when(add(eastTown, { institutionId: 'west-town', parentId: 'west', code: 'x' }))
      .thenRejects('ParentDisabled', 'parentId'));

  it('changes what is known of an institution', () =>
    given(...theCity())
      .when(change(eastClinic, { telephone: '0550-1111111' }))
      .then(changed(eastClinic, { telephone: '0550-1111111' })));
  it('narrows a code written in full width', () =>
    given(...theCity())
      .when(change(east, { code: '３４１１ ０９' }))
      .then(changed(east, { code: '341109' })));
  it('stays silent when nothing changes', () =>
    given(...theCity())
      .when(change(eastClinic))
      .thenNothing());
  it('changes nothing on top of what the person has not seen', () => {
    const seen = (edition: number) => ({
      ...change(eastClinic, { telephone: '1' }),
      data: { ...change(eastClinic, { telephone: '1' }).data, edition },
    });
    const meanwhile = [...theCity(), changed(eastClinic, { address: '另一处' })];
    given(...meanwhile)
      .when(seen(1))
      .thenRejects('ChangedMeanwhile', 'edition');
    given(...meanwhile)
      .when(seen(2))
      .then(changed(eastClinic, { telephone: '1' }));
  });
  it('keeps opening hours in the order of the week', () => {
    const monday = { day: 'monday', from: '14:00', until: '17:00' } as const;
    const early = { day: 'monday', from: '08:00', until: '11:30' } as const;
    const sunday = { day: 'sunday', from: '08:00', until: '10:00' } as const;
    const open = (...hours: (typeof monday | typeof early | typeof sunday)[]) => change(eastClinic, { hours });
    given(...theCity())
      .when(open(sunday, monday, early))
      .then(changed(eastClinic, { hours: [early, monday, sunday] }));
    given(...theCity())
      .when(change(eastClinic, { hours: [monday, { day: 'monday', from: '16:59', until: '18:00' }] }))
      .thenRejects('HoursOverlap', 'hours');
    given(...theCity())
      .when(change(eastClinic, { hours: [{ day: 'friday', from: '12:00', until: '12:00' }] }))
      .thenRejects('HoursReversed', 'hours');
  });
  it('is disabled for a reason', () =>
    given(...theCity())
      .when(disable('west', ''))
      .thenRejects('ReasonMissing', 'reason'));
  it('changes no unknown institution', () => given(added(city)).when(change(east)).thenRejects('InstitutionUnknown'));
  it('gives no institution the code of another', () =>
    given(...theCity())
      .when(change(east, { code: '341103' }))
      .thenRejects('CodeTaken', 'code'));

  it('moves a township to another county', () =>
    given(...theCity())
      .when(move('east-town', 'west', 'township'))
      .then(moved('east-town', 'west', 'township')));
  it('stays silent when moved to where it is', () =>
    given(...theCity())
      .when(move('east-town', 'east', 'township'))
      .thenNothing());
  it.each([
    [move('city', 'east', 'township'), 'RootStays'],
    [move('east', 'east', 'county'), 'MovedBelowItself'],
    [move('east', 'east-town', 'county'), 'MovedBelowItself'],
    [move('east-town', 'nowhere', 'township'), 'ParentUnknown'],
    [move('nowhere', 'city', 'county'), 'InstitutionUnknown'],
    [move('east-town', 'city', 'township'), 'LevelOutOfOrder'],
    [move('east', 'west', 'township'), 'LevelOutOfOrder'],
    [move('east-town', 'west-clinic', 'township'), 'ParentIsClinic'],
  ])('makes not the move %#', (command, code) => {
    given(...theCity())
      .when(command)
      .thenRejects(code);
  });
  it('raises a township without clinics of its own level to a county', () =>
    given(added(city), added(east), added(eastTown))
      .when(move('east-town', 'city', 'county'))
      .then(moved('east-town', 'city', 'county')));

  it('disables and enables', () => {
    given(...theCity())
      .when(disable('west'))
      .then(disabled('west'));
    given(...theCity(), disabled('west'))
      .when(enable('west'))
      .then(enabled('west'));
  });
  it('stays silent when that is so already', () => {
    given(...theCity(), disabled('west'))
      .when(disable('west'))
      .thenNothing();
    given(...theCity())
      .when(enable('west'))
      .thenNothing();
  });
  it('has the conclusions of a clinic with one physician reviewed from above', () =>
    given(...theCity())
      .when(arrangeReview('east-clinic', 'remote'))
      .then(reviewArranged('east-clinic', 'remote')));
  it('stays silent when they are already', () =>
    given(...theCity(), reviewArranged('east-clinic', 'remote'))
      .when(arrangeReview('east-clinic', 'remote'))
      .thenNothing());
  it('arranges no review for an authority', () =>
    given(...theCity())
      .when(arrangeReview('east', 'remote'))
      .thenRejects('ReviewOfClinicsOnly', 'institutionId'));
  it('never disables the city', () =>
    given(...theCity())
      .when(disable('city'))
      .thenRejects('RootStays'));
  it.each([disable('x'), enable('x')])('knows no unknown institution', (command) => {
    given(...theCity())
      .when(command)
      .thenRejects('InstitutionUnknown');
  });
});

describe('the scope', () => {
  const scope = institutionScope(stateAfter(...theCity()));

  it('of a county reaches its townships and clinics, not its neighbour', () =>
    expect([...scope.subtree('east')].toSorted()).toEqual(['east', 'east-clinic', 'east-town', 'town-clinic']));
  it('of the city reaches all', () => expect(scope.subtree('city').size).toBe(7));
  it('of a clinic is itself', () => expect([...scope.subtree('east-clinic')]).toEqual(['east-clinic']));
  it('of an unknown institution is nothing', () => expect(scope.subtree('x').size).toBe(0));
  it('follows a move', () =>
    expect([...institutionScope(stateAfter(...theCity(), moved('east-town', 'west', 'township'))).subtree('west')].toSorted()).toEqual([
      'east-town',
      'town-clinic',
      'west',
      'west-clinic',
    ]));
});

const ids = Object.values(places).map(({ institutionId }) => institutionId);

const commands = fc.oneof(
  fc.constantFrom(...Object.values(places)).map((place) => add(place)),
  fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.constantFrom(...levels)).map((drawn) => move(...drawn)),
  fc.constantFrom(...ids).map((id) => disable(id)),
  fc.constantFrom(...ids).map(enable),
);

const afterAll = (walk: readonly Parameters<typeof institutionDecider.decide>[0][]): InstitutionTree => {
  let tree = institutionDecider.initial;
  for (const command of walk) {
    try {
      tree = institutionDecider.decide(command, tree, undefined).reduce(institutionDecider.evolve, tree);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }
  return tree;
};

describe('whatever is done to it', () => {
  test.prop([fc.array(commands, { maxLength: 60 })])('the tree stays a tree: one root above everything, levels in order', (walk) => {
    const tree = afterAll(walk);
    const roots = [...tree.values()].filter(({ parentId }) => parentId === null);
    expect(roots.length).toBe(tree.size === 0 ? 0 : 1);
    if (roots[0]) expect(institutionScope(tree).subtree(roots[0].institutionId).size).toBe(tree.size);
    for (const { parentId, level } of tree.values()) {
      const parent = parentId === null ? undefined : tree.get(parentId);
      if (parent) expect(levels.indexOf(level)).toBeGreaterThanOrEqual(levels.indexOf(parent.level));
    }
    expect(new Set([...tree.values()].map(({ code }) => code)).size).toBe(tree.size);
  });
});

describe('a unified social credit code', () => {
  it('is checked as GB 32100 says', () => {
    expect(isUnifiedCode('91350100M000100Y43')).toBe(true);
    expect(unifiedCodeCheck('91350100M000100Y4')).toBe('3');
    expect([isUnifiedCode('91350100M000100Y44'), isUnifiedCode('91350100I000100Y43'), isUnifiedCode('')]).toEqual([false, false, false]);
  });

  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  test.prop([
    fc.stringMatching(/^[1-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/),
    fc.integer({ min: 8, max: 17 }),
    fc.integer({ min: 1, max: 30 }),
  ])('with one character wrong is refused', (first17, at, by) => {
    const code = syntheticUnifiedCode(first17);
    expect(isUnifiedCode(code)).toBe(true);
    const wrong = alphabet.charAt((alphabet.indexOf(code.charAt(at)) + by) % 31);
    expect(isUnifiedCode(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`)).toBe(false);
  });
});

describe('the stored form', () => {
  const institutionId = 'east-clinic';
  const { licence } = eastClinic;
  const admission: readonly InstitutionEvent[] = [
    { type: 'AdmissionApplied', data: { institutionId, licence: licence! } },
    { type: 'AdmittedByCounty', data: { institutionId } },
    { type: 'ApplicationReturned', data: { institutionId, reason: '缺科目' } },
    { type: 'InstitutionAdmitted', data: { institutionId } },
    { type: 'InstitutionSuspended', data: { institutionId, reason: '整改', until: '2026-12-31' } },
    { type: 'SuspensionLifted', data: { institutionId } },
    { type: 'InstitutionRemoved', data: { institutionId, reason: '停办' } },
  ];
  const standing = [moved('east-town', 'west', 'township'), disabled('west'), enabled('west')];
  const sample = [added(eastClinic), changed(eastClinic), ...standing, ...admission];

  it.each(sample.map((event) => [event.type, event] as const))('of %s', (type, { data }) => {
    expect(institutionEvents.definitions[type].plain.parse(data)).toMatchSnapshot();
  });
});
