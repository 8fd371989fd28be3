import { useMemo } from 'react';
import { useMe } from '../session/SessionProvider.tsx';
import { inOrder } from './arranged-places.ts';
import { placeOf, places, type Place } from './places.tsx';

/** The places that one may go to and whose menu shows, in its order. */
export const useOpenPlaces = (): readonly Place[] => {
  const me = useMe();
  return useMemo(() => {
    const hidden = new Set(me.menu?.hidden);
    return inOrder(places, me.menu?.order ?? []).filter((place) => place.open(me) && !hidden.has(place.name));
  }, [me]);
};

/** The place at this address, if the menu leaves it out; null: one may be there. */
export const useSwitchedOffPlace = (address: string): Place | null => {
  const { menu } = useMe();
  const path = placeOf(address, places);
  const place = places.find((one) => one.path === path);
  if (!place || !menu?.hidden.includes(place.name)) return null;
  return place.alone && address !== place.path ? null : place;
};
