import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { registerEvents } from './events.ts';
import { added, change, changed, colour, colours, moved, restored, retired } from './fixtures/index.ts';
import { entriesInForce } from './in-force.ts';
import { registerStream } from './define-register.ts';
import type { Entries } from './entries.ts';

const { given, stateAfter } = specFor(colours.decider);
const red = added('red', { place: 'i' });
const blue = added('blue', { place: 'j' });
const green = added('green', { place: 'k' });

describe('a configuration list', () => {
  it('begins with its first entry, and goes on at its end', () => {
    given()
      .when(change({ add: { code: 'red', value: colour('red') } }))
      .then(red);
    given(red)
      .when(change({ add: { code: 'blue', value: colour('blue') } }))
      .then(blue);
  });

  it('takes several changes at once, each on what the one before it leaves', () =>
    given(red)
      .when(change({ add: { code: 'blue', value: colour('blue') } }, { move: { code: 'blue', before: 'red' } }))
      .then(blue, moved('blue', '9')));

  it('does all of them or none', () =>
    given(red)
      .when(change({ add: { code: 'blue', value: colour('blue') } }, { retire: { code: 'pink' } }))
      .thenRejects('EntryUnknown', 'changes.1.retire.code'));

  it('puts an entry before another, below another, or at the end', () => {
    given(red, blue, green)
      .when(change({ move: { code: 'green', before: 'blue' } }))
      .then(moved('green', 'ii'));
    given(red, blue, green)
      .when(change({ move: { code: 'red' } }))
      .then(moved('red', 'l'));
    given(red, blue)
      .when(change({ move: { code: 'blue', parent: 'red' } }))
      .then(moved('blue', 'i', 'red'));
  });

  it('keeps what is retired, and takes it back', () => {
    given(red, blue)
      .when(change({ retire: { code: 'red' } }))
      .then(retired('red'));
    given(red, retired('red'))
      .when(change({ restore: { code: 'red' } }))
      .then(restored('red'));
  });

  it('is silent about what already holds', () => {
    const again = [
      { add: { code: 'red', value: colour('red') } },
      { change: { code: 'red', value: colour('red') } },
      { move: { code: 'red', before: 'blue' } },
      { restore: { code: 'red' } },
    ];
    given(red, blue)
      .when(change(...again))
      .thenNothing();
    given(red, retired('red'))
      .when(change({ retire: { code: 'red' } }))
      .thenNothing();
  });

  it.each([
    ['a code twice', change({ add: { code: 'red', value: colour('ruby') } }), 'EntryExists', 'changes.0.add.code'],
    ['a name twice', change({ add: { code: 'ruby', value: colour('red') } }), 'ValueTaken', 'changes.0.add.value.name.zh'],
    ['the name of another', change({ change: { code: 'blue', value: colour('red') } }), 'ValueTaken', 'changes.0.change.value.name.zh'],
    ['a change of what is not there', change({ change: { code: 'pink', value: colour('pink') } }), 'EntryUnknown', 'changes.0.change.code'],
    ['a change of what is retired', change({ change: { code: 'old', value: colour('new') } }), 'EntryIsRetired', 'changes.0.change.code'],
    [
      'a change on an edition that is past',
      change({ change: { code: 'red', value: colour('x'), edition: 7 } }),
      'ChangedMeanwhile',
      'changes.0.change.edition',
    ],
    ['a place before what is not there', change({ move: { code: 'red', before: 'pink' } }), 'EntryUnknown', 'changes.0.move.before'],
    ['a parent that is not there', change({ move: { code: 'red', parent: 'pink' } }), 'ParentUnknown', 'changes.0.move.parent'],
    ['an entry below itself', change({ move: { code: 'blue', parent: 'sky' } }), 'BelowItself', 'changes.0.move.parent'],
    ['retiring what has entries below', change({ retire: { code: 'blue' } }), 'HasEntriesBelow', 'changes.0.retire.code'],
    [
      'hepatitis B in a name',
      change({ add: { code: 'x', value: colour('乙肝表面抗原') } }),
      'ProhibitedTest',
      'changes.0.add.value.name.zh',
    ],
    ['hepatitis B in a code', change({ add: { code: 'HBsAg', value: colour('x') } }), 'ProhibitedTest', 'changes.0.add.code'],
  ])('refuses %s', (_what, command, code, field) =>
    given(red, blue, added('old', { place: 'l' }), retired('old'), added('sky', { parent: 'blue' }))
      .when(command)
      .thenRejects(code, field),
  );

  it('lets a retired name be used again, and then refuses its return', () => {
    const ruby = added('ruby', { place: 'j', value: colour('red') });
    given(red, retired('red'))
      .when(change({ add: { code: 'ruby', value: colour('red') } }))
      .then(ruby);
    given(red, retired('red'), ruby)
      .when(change({ restore: { code: 'red' } }))
      .thenRejects('ValueTaken');
  });

  it('keeps every edition of a value', () => {
    const { editions } = stateAfter(red, changed('red', 2, colour('crimson'))).get('red')!;
    expect(editions).toEqual([colour('red'), colour('crimson')]);
  });

  it('is stored in one form', () => expect(Object.keys(registerEvents.definitions)).toMatchSnapshot());
});

describe('what is in force for an institution', () => {
  const named = (entries: ReturnType<typeof entriesInForce>) =>
    entries.map(({ code, institutionId, edition }) => [code, institutionId, edition]);
  const own = (entries: Entries) => ({ institutionId: 'clinic-1', entries });
  const city = stateAfter(red, blue, green, retired('green'));

  it('is the city’s list where it has none of its own', () =>
    expect(named(entriesInForce(city))).toEqual([
      ['red', null, 1],
      ['blue', null, 1],
    ]));

  it('is its own entry in the place of the city’s, then what only it has', () => {
    const mine = stateAfter(added('blue', { value: colour('navy') }), changed('blue', 2, colour('azure')), added('gold', { place: 'a' }));
    expect(named(entriesInForce(city, own(mine)))).toEqual([
      ['red', null, 1],
      ['blue', 'clinic-1', 2],
      ['gold', 'clinic-1', 1],
    ]);
  });

  it('is the city’s again once its own is retired', () =>
    expect(named(entriesInForce(city, own(stateAfter(added('blue'), retired('blue')))))).toEqual(named(entriesInForce(city))));

  it('stands in streams that no institution’s id can confuse', () =>
    expect([registerStream('colours', null), registerStream('colours', 'city')]).toEqual(['colours.city', 'colours.of.city']));
});
