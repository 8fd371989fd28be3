import type { Position } from '@healthcert/domain/kernel';

interface Waiter {
  readonly position: Position;
  readonly settle: (reached: boolean) => void;
}

/** Those who wait for a read model to reach a position, each for a bounded time. */
export class Waiters {
  readonly #byModel = new Map<string, Set<Waiter>>();

  get size(): number {
    return this.#byModel.values().reduce((sum, waiters) => sum + waiters.size, 0);
  }

  waitFor(model: string): boolean {
    return (this.#byModel.get(model)?.size ?? 0) > 0;
  }

  /** True once reached, false after `timeout` milliseconds. */
  wait(model: string, position: Position, timeout: number): Promise<boolean> {
    if (timeout <= 0) return Promise.resolve(false);
    const waiters = this.#byModel.get(model) ?? new Set();
    this.#byModel.set(model, waiters);
    return new Promise((resolve) => {
      const late = setTimeout(() => waiter.settle(false), timeout);
      const waiter: Waiter = {
        position,
        settle: (reached) => {
          clearTimeout(late);
          waiters.delete(waiter);
          resolve(reached);
        },
      };
      waiters.add(waiter);
    });
  }

  reached(model: string, position: Position): void {
    for (const waiter of this.#byModel.get(model) ?? []) if (waiter.position <= position) waiter.settle(true);
  }

  close(): void {
    for (const waiters of this.#byModel.values()) for (const waiter of waiters) waiter.settle(false);
  }
}
