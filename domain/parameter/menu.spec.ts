import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { parameterDecider } from './decider.ts';
import type { ParameterEventNamed } from './events.ts';
import { wang } from './fixtures.ts';
import { menuOf, type ArrangedPlace } from './menu.ts';

const { given, stateAfter } = specFor(parameterDecider);

const shown = (place: string): ArrangedPlace => ({ place, shown: true });
const off = (place: string): ArrangedPlace => ({ place, shown: false });
const arrange = (places: readonly ArrangedPlace[] | null, roleId: string | null = null, edition?: number) =>
  ({ type: 'ArrangeMenu', data: { roleId, places: places && [...places], edition }, meta: wang }) as const;
const arranged = (
  places: readonly ArrangedPlace[] | null,
  roleId: string | null = null,
  edition = 1,
): ParameterEventNamed<'MenuArranged'> => ({
  type: 'MenuArranged',
  data: { roleId, places: places && [...places], edition },
});
const menu = (roles: readonly string[], ...events: ParameterEventNamed<'MenuArranged'>[]) => menuOf(stateAfter(...events).menus, roles);

describe('a menu is arranged', () => {
  const places = [shown('home'), off('booking'), shown('desk')];
  it('for everybody', () => given().when(arrange(places)).then(arranged(places)));
  it('for a role', () => given().when(arrange(places, 'desk')).then(arranged(places, 'desk')));
  it('once', () => given(arranged(places)).when(arrange(places)).thenNothing());
  it('back to what it was', () =>
    given(arranged(places))
      .when(arrange(null))
      .then(arranged(null, null, 2)));
  it('not over what another arranged meanwhile', () =>
    given(arranged(places))
      .when(arrange([shown('home')], null, 0))
      .thenRejects('MenuChangedMeanwhile'));
  it('with no place twice', () =>
    given()
      .when(arrange([shown('home'), shown('home')]))
      .thenRejects('PlaceTwice', 'places'));
  it.each(['home', 'parameters'])('never without %s', (place) =>
    given()
      .when(arrange([off(place)]))
      .thenRejects('PlaceNeeded', 'places'),
  );
});

describe('the menu of somebody', () => {
  it('is as it comes where nothing is arranged', () => expect(menu(['desk'])).toBeNull());
  it('is the city’s', () =>
    expect(menu(['desk'], arranged([shown('desk'), off('booking')]))).toEqual({ order: ['desk', 'booking'], hidden: ['booking'] }));
  it('is the role’s own before the city’s', () =>
    expect(menu(['desk'], arranged([off('booking')]), arranged([shown('booking'), off('persons')], 'desk'))).toEqual({
      order: ['booking', 'persons'],
      hidden: ['persons'],
    }));
  it('shows what one of several roles shows', () =>
    expect(
      menu(['desk', 'cashier'], arranged([off('booking'), off('persons')], 'desk'), arranged([off('booking')], 'cashier'))?.hidden,
    ).toEqual(['booking']));
  it('loses nothing to a role of which nothing is arranged', () =>
    expect(menu(['desk', 'cashier'], arranged([off('booking')], 'desk'))?.hidden).toEqual([]));
  it('is the city’s again once the role’s is taken back', () =>
    expect(menu(['desk'], arranged([off('booking')]), arranged([off('persons')], 'desk'), arranged(null, 'desk', 2))?.hidden).toEqual([
      'booking',
    ]));
});
