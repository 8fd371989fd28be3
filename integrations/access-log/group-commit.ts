/** More at once would make those who wait in front wait longer than a commit. */
const largestBatch = 500;

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a commit is under way into the next one: one commit for many callers, and no timer.
 * Resolves when the item's batch is committed, rejects with whatever its commit failed.
 */
export const groupCommit = <T>(commit: (batch: readonly T[]) => Promise<void>): ((item: T) => Promise<void>) => {
  const waiting: Waiting<T>[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    // A moment for the callers of the same tick to join the first batch.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, largestBatch);
      try {
        await commit(batch.map(({ item }) => item));
        batch.forEach(({ resolve }) => resolve());
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    running = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running) return;
      running = true;
      void run();
    });
};
