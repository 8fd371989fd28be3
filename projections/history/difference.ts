/** One field as it was and as it became; null where it was not there. */
export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const leaves = (value: unknown, path: string, into: Map<string, string>): Map<string, string> => {
  if (value === null || value === undefined) return into;
  if (typeof value !== 'object') return into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  for (const [key, inner] of Object.entries(value)) {
    const name = Array.isArray(value) ? nameOf(inner, key) : key;
    leaves(inner, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
};

/** Things in a list are known by their code or number, so that a change names the thing and not its place. */
const nameOf = (value: unknown, index: string): string => {
  const named = value as { code?: unknown; field?: unknown; issued?: { number?: unknown } } | null;
  const name = named?.code ?? named?.field ?? named?.issued?.number ?? index;
  return typeof name === 'string' ? name : index;
};

/** Every field that holds something, by its path: `identity.name`, `items.skin.state`. */
export const fieldsOf = (view: object | null): ReadonlyMap<string, string> => leaves(view, '', new Map());

/** What is not the same in both, in the order of the first, then of the second. */
export const differenceOf = (before: object | null, after: object | null): Change[] => {
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
};
