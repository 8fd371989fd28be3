export interface GatherSettings {
  /** Items that travel together, at most; default 100. */
  readonly largest?: number;
  /** Batches on their way at once; default 2, so that one that is held up does not hold up everybody. */
  readonly lanes?: number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Many callers, one round trip: items that arrive while earlier ones are on their way travel together in the next
 * batch. Nobody waits for company, and there is no timer. `work` answers for each item in order; if it fails, all of its
 * batch fail.
 */
export const gather = <Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { largest = 100, lanes = 2 }: GatherSettings = {},
): ((item: Item) => Promise<Result>) => {
  const waiting: Waiting<Item, Result>[] = [];
  let running = 0;
  let scheduled = false;

  const run = async (): Promise<void> => {
    running += 1;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, largest);
      try {
        const results = await work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, n) => resolve(results[n]!));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    running -= 1;
  };

  /** A moment later, so that all who ask in one turn of the event loop go together. */
  const schedule = (): void => {
    if (scheduled || running >= lanes) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (waiting.length > 0 && running < lanes) void run();
    });
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
};
