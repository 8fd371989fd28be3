/** A queue is full: said at once rather than after a long wait. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/**
 * Runs at most `running` of the given tasks side by side and lets at most `waiting` wait. A password hash costs 19 MiB
 * and a thread of the pool that files and sockets use too: a flood of sign-ins must not starve everything else.
 */
export const fewAtOnce = ({ running, waiting }: { readonly running: number; readonly waiting: number }) => {
  const queue: (() => void)[] = [];
  let busy = 0;

  const enter = async (): Promise<void> => {
    if (busy < running) {
      busy += 1;
      return;
    }
    if (queue.length >= waiting) throw new Overloaded('too many wait');
    await new Promise<void>((resolve) => queue.push(resolve));
  };

  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  };

  return async <T>(task: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
};

/** Tasks of one key one after another, at most `waiting` behind it; those of other keys beside it. */
export const oneAtATime = ({ waiting }: { readonly waiting: number }) => {
  const turns = new Map<string, { readonly take: ReturnType<typeof fewAtOnce>; asked: number }>();

  return async <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const turn = turns.get(key) ?? { take: fewAtOnce({ running: 1, waiting }), asked: 0 };
    turns.set(key, turn);
    turn.asked += 1;
    try {
      return await turn.take(task);
    } finally {
      turn.asked -= 1;
      if (turn.asked === 0) turns.delete(key);
    }
  };
};
