import type { JsonObject, KeyRing } from '@healthcert/domain/kernel';
import type { OpeningTask } from './opening-task.ts';
import type { OpeningThread } from './opening-thread.ts';

export interface OpenManySettings {
  readonly thread: Pick<OpeningThread, 'open'>;
  /** A person's wrapped key; null: there is none; undefined: it must be fetched. */
  readonly cached: (personId: string) => string | null | undefined;
  /** Persons who are not in the answer have none. */
  readonly fetch: (personIds: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;
}

/** Fewer are opened sooner here than sent away. */
const fewest = 50;
/** Characters of boxes that the thread has the memory for at once. */
const mostCharacters = 4 * 1024 * 1024;

/** Undefined where it is not one list of so many. */
const parse = (answer: string, length: number): readonly (JsonObject | null)[] | undefined => {
  try {
    const opened = JSON.parse(answer) as readonly (JsonObject | null)[];
    return opened.length === length ? opened : undefined;
  } catch {
    return undefined;
  }
};

/** As `KeyRing.openMany` says, in a thread beside this one. */
export const openManyWith = ({ thread, cached, fetch }: OpenManySettings): Required<KeyRing>['openMany'] => {
  const wrappedKeys = async (personIds: readonly string[]): Promise<(string | null)[]> => {
    const wrapped = personIds.map(cached);
    const missing = personIds.filter((_, n) => wrapped[n] === undefined);
    const fetched = missing.length > 0 ? await fetch(missing) : null;
    return wrapped.map((key, n) => (key === undefined ? (fetched?.get(personIds[n]!) ?? null) : key));
  };

  return async (sealed) => {
    if (sealed.length < fewest) return undefined;
    const places = new Map<string, number>();
    const owners: number[] = [];
    const boxes: string[] = [];
    const contexts: string[] = [];
    let characters = 0;
    for (const { subject, context, box } of sealed) {
      const place = places.get(subject) ?? places.size;
      if (place === places.size) places.set(subject, place);
      owners.push(place);
      boxes.push(box);
      contexts.push(context);
      characters += box.length;
    }
    if (characters > mostCharacters) return undefined;
    const persons = [...places.keys()];
    const task: OpeningTask = { persons, wrapped: await wrappedKeys(persons), boxes, contexts, owners };
    const answer = await thread.open(task);
    return answer === null ? undefined : parse(answer, boxes.length);
  };
};
