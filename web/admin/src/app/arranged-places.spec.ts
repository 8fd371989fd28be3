import { describe, expect, it } from 'vitest';
import { inOrder, onto, stepped } from './arranged-places.ts';

const place = (name: string, group = 'work') => ({ name, group });
const places = [place('home'), place('desk'), place('booking'), place('cases', 'lists'), place('persons', 'lists')];
const names = (of: readonly { readonly name: string }[]): string => of.map(({ name }) => name).join(' ');

describe('the places of the menu', () => {
  it('stand as they come where nothing is arranged', () => expect(names(inOrder(places, []))).toBe('home desk booking cases persons'));
  it('stand in the order that was set', () =>
    expect(names(inOrder(places, ['booking', 'home', 'desk', 'persons', 'cases']))).toBe('booking home desk persons cases'));
  it('leave a new one behind the one that it follows', () =>
    expect(names(inOrder(places, ['booking', 'home', 'persons', 'cases']))).toBe('booking home desk persons cases'));
  it('leave a new first one first', () => expect(names(inOrder(places, ['desk', 'booking', 'cases', 'persons']))).toMatch(/^home desk/));
  it('know nothing of places that are gone', () => expect(names(inOrder(places, ['fax', 'home']))).toBe('home desk booking cases persons'));
  it.each<[string, -1 | 1, string]>([
    ['desk', -1, 'desk home booking cases persons'],
    ['desk', 1, 'home booking desk cases persons'],
    ['home', -1, 'home desk booking cases persons'],
    ['booking', 1, 'home desk booking cases persons'],
    ['persons', -1, 'home desk booking persons cases'],
    ['fax', 1, 'home desk booking cases persons'],
  ])('%s goes by %i within its group', (name, by, order) => expect(names(stepped(places, name, by))).toBe(order));
  it.each([
    ['home', 'booking', 'desk booking home cases persons'],
    ['booking', 'home', 'booking home desk cases persons'],
    ['home', 'cases', 'home desk booking cases persons'],
  ])('%s dragged onto %s', (name, target, order) => expect(names(onto(places, name, target))).toBe(order));
});
