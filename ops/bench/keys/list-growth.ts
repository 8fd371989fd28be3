import { startChild } from '../child.ts';
import type { BenchKey } from '../key.ts';
import type { Asked, ListsAnswer, ListsTask, Took } from '../processes/lists.ts';

const few = 10_000;
/** Cases; a told case is about twenty events. Fewer for a look. */
const many = Number(process.env.BENCH_LARGE_CASES ?? 1_000_000);
/** What is answered sooner than this is soon, however much sooner it was: milliseconds. */
const soon = 2;

/** Blocks that are looked into in less than that. */
const littleWork = 300;

const growthOf = ({ few: before, many: after }: Asked): number => Math.max(after.milliseconds, soon) / Math.max(before.milliseconds, soon);

const growthOfWork = ({ few: before, many: after }: Asked): number =>
  Math.max(after.blocks, littleWork) / Math.max(before.blocks, littleWork);

const line = (asked: Asked): string => {
  const took = ({ milliseconds, blocks }: Took): string => `${milliseconds.toFixed(1)} ms (${blocks} blocks)`;
  const growth = [growthOf(asked), growthOfWork(asked)].map((ratio) => ratio.toFixed(2).padStart(8)).join('');
  return `${growth}  ${took(asked.few)}, then ${took(asked.many)}${asked.many.readsAll ? ', reads the whole table' : ''}: ${asked.list}, ${asked.words}`;
};

export const bench: BenchKey = {
  key: 'list_growth',
  what: 'worst of all questions to all lists: its time in a city of a million cases / its time at ten thousand',
  min: 2,
  aim: 1.5,
  better: 'lower',
  mostRuns: 1,
  large: true,
  run: async (environment) => {
    const { appUrl } = await environment.database('lists');
    const child = await startChild<ListsAnswer>('lists', { appUrl, few, many } satisfies ListsTask);
    await child.close();
    const { events, loadSeconds, rows, asked } = child.answer;
    const worst = asked.toSorted((a, b) => growthOf(b) - growthOf(a));
    const beyond = worst.filter((each) => growthOf(each) > 2 || growthOfWork(each) > 2 || each.many.readsAll);
    process.stdout.write(`${events} events, ${loadSeconds} s in all; ${JSON.stringify(rows)}\n`);
    const of = (holds: (each: Asked) => boolean): number => asked.filter(holds).length;
    process.stdout.write(
      `${asked.length} questions; more than twofold: ${of((each) => growthOf(each) > 2)} in time, ${of((each) => growthOfWork(each) > 2)} in blocks looked into; ${of(({ many: { readsAll } }) => readsAll)} read a whole table\n`,
    );
    process.stdout.write(`${[...new Set([...worst.slice(0, 10), ...beyond])].map(line).join('\n')}\n`);
    return { value: growthOf(worst[0]!), floor: null };
  },
};
