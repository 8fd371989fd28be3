import { inOrder } from '../app/arranged-places.ts';
import type { ArrangedMenu } from './queries.ts';

interface Named {
  readonly name: string;
}

/** A place as it is being arranged. */
export type Arranged<P> = P & { readonly shown: boolean };

/** The places as an arrangement has them; null: as they come, all shown. */
export const draftOf = <P extends Named>(places: readonly P[], arranged: ArrangedMenu['places'] | undefined): readonly Arranged<P>[] => {
  const hidden = new Set((arranged ?? []).filter(({ shown }) => !shown).map(({ place }) => place));
  const order = (arranged ?? []).map(({ place }) => place);
  return inOrder(places, order).map((place) => ({ ...place, shown: !hidden.has(place.name) }));
};

/** As it is sent. */
export const sentOf = (draft: readonly Arranged<Named>[]) => draft.map(({ name, shown }) => ({ place: name, shown }));

export const isSame = (one: readonly Arranged<Named>[], other: readonly Arranged<Named>[]): boolean =>
  JSON.stringify(sentOf(one)) === JSON.stringify(sentOf(other));
