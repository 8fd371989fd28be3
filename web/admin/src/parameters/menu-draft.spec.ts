import { describe, expect, it } from 'vitest';
import { draftOf, isSame, sentOf } from './menu-draft.ts';

const places = [{ name: 'home' }, { name: 'desk' }, { name: 'booking' }];

describe('a menu that is being arranged', () => {
  it('begins as the places come, all shown', () =>
    expect(sentOf(draftOf(places, null))).toEqual([
      { place: 'home', shown: true },
      { place: 'desk', shown: true },
      { place: 'booking', shown: true },
    ]));
  it('begins as it was arranged, a new place shown where it belongs', () =>
    expect(
      sentOf(
        draftOf(places, [
          { place: 'booking', shown: false },
          { place: 'home', shown: true },
        ]),
      ),
    ).toEqual([
      { place: 'booking', shown: false },
      { place: 'home', shown: true },
      { place: 'desk', shown: true },
    ]));
  it('is the same as itself, and not as another', () =>
    expect([
      isSame(draftOf(places, null), draftOf(places, undefined)),
      isSame(draftOf(places, null), draftOf(places, [{ place: 'desk', shown: false }])),
    ]).toEqual([true, false]));
});
