/** A place of the staff's pages, by its name, and whether the menu shows it. */
export interface ArrangedPlace {
  readonly place: string;
  readonly shown: boolean;
}

export interface MenuArrangement {
  /** Null: as the software has them. */
  readonly places: readonly ArrangedPlace[] | null;
  /** How often it was arranged. */
  readonly edition: number;
}

type Menus = ReadonlyMap<string | null, MenuArrangement>;

/** What a menu follows. Places that it does not name stand where the software has them. */
export interface Menu {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
}

/** Without these nobody would find the way back. */
export const neededPlaces: ReadonlySet<string> = new Set(['home', 'parameters']);

/**
 * The menu of somebody with these roles: ordered as the first of them that has an order, else as the city's; hidden is
 * what each of the roles hides, so that a second role never takes away. Null: nothing is arranged.
 */
export const menuOf = (menus: Menus, roleIds: readonly string[]): Menu | null => {
  const city = menus.get(null)?.places ?? null;
  const own = roleIds.flatMap((id) => menus.get(id)?.places ?? []);
  if (city === null && own.length === 0) return null;
  const ofEach = roleIds.map((id) => menus.get(id)?.places ?? city ?? []);
  const [first = city ?? []] = roleIds.flatMap((id) => {
    const places = menus.get(id)?.places;
    return places ? [places] : [];
  });
  const isHidden = (place: string): boolean => ofEach.every((places) => places.some((one) => one.place === place && !one.shown));
  const named = new Set(ofEach.flatMap((places) => places.map(({ place }) => place)));
  return { order: first.map(({ place }) => place), hidden: [...named].filter(isHidden) };
};
