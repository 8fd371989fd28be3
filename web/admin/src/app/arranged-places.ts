/** Of a place what its order needs. */
interface Named {
  readonly name: string;
}

/**
 * The places in the order that was set. Those that it does not name, which the software has got since, stand behind the
 * one that they follow by themselves.
 */
export const inOrder = <P extends Named>(places: readonly P[], order: readonly string[]): readonly P[] => {
  const byName = new Map(places.map((place) => [place.name, place]));
  const arranged = order.flatMap((name) => byName.get(name) ?? []);
  for (const [n, place] of places.entries()) {
    if (order.includes(place.name)) continue;
    const before = places[n - 1];
    arranged.splice(before ? arranged.indexOf(before) + 1 : 0, 0, place);
  }
  return arranged;
};

/** One place among those of its group, one step up or down; the same list where it cannot go. */
export const stepped = <P extends Named & { readonly group: string }>(places: readonly P[], name: string, by: -1 | 1): readonly P[] => {
  const from = places.findIndex((place) => place.name === name);
  const moved = places[from];
  if (!moved) return places;
  const beside = places.filter(({ group }) => group === moved.group);
  const other = beside[beside.indexOf(moved) + by];
  return other ? onto(places, name, other.name) : places;
};

/** One place to where another of its group stands. */
export const onto = <P extends Named & { readonly group: string }>(places: readonly P[], name: string, target: string): readonly P[] => {
  const from = places.findIndex((place) => place.name === name);
  const to = places.findIndex((place) => place.name === target);
  const moved = places[from];
  if (!moved || to < 0 || from === to || moved.group !== places[to]?.group) return places;
  const left = places.filter((place) => place !== moved);
  return left.toSpliced(to, 0, moved);
};
