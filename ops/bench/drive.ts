export interface Load {
  readonly callers: number;
  readonly seconds: number;
}

const warmSeconds = 0.2;

/** A closed loop: every caller calls again as soon as it is answered. Answers per second, after a short warm-up. */
export const drive = async ({ callers, seconds }: Load, call: (caller: number) => Promise<unknown>): Promise<number> => {
  const begin = performance.now() + warmSeconds * 1000;
  const end = begin + seconds * 1000;
  let answered = 0;
  let now = 0;
  const loop = async (caller: number): Promise<void> => {
    while (now < end) {
      await call(caller);
      now = performance.now();
      if (now >= begin && now < end) answered += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => loop(caller)));
  return answered / seconds;
};

const turnSeconds = 0.5;

/**
 * Floor and value in short turns, several times: what else the machine does falls on both alike. Each is given the
 * seconds to measure, and answers a rate.
 */
export const inTurns = async (
  turns: number,
  floor: (seconds: number) => Promise<number>,
  value: (seconds: number) => Promise<number>,
): Promise<{ floor: number; value: number }> => {
  const sums = { floor: 0, value: 0 };
  for (let turn = 0; turn < turns; turn++) {
    sums.floor += await floor(turnSeconds);
    sums.value += await value(turnSeconds);
  }
  return { floor: sums.floor / turns, value: sums.value / turns };
};
