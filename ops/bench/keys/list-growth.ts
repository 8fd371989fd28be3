import { startChild } from '../child.ts';
import type { BenchKey } from '../key.ts';
import type { Asked, ListsAnswer, ListsTask } from '../processes/lists.ts';

const few = 10_000;
/** Cases; a told case is about twenty events. Fewer for a look. */
const many = Number(process.env.BENCH_LARGE_CASES ?? 1_000_000);
/** What is answered sooner than this is soon, however much sooner it was: milliseconds. */
const soon = 2;

const growthOf = ({ few: before, many: after }: Asked): number => Math.max(after, soon) / Math.max(before, soon);

const line = (asked: Asked): string =>
  `  ${growthOf(asked).toFixed(2).padStart(8)}  ${asked.few.toFixed(1)} ms, then ${asked.many.toFixed(1)} ms${asked.readsAll ? ', reads the whole table' : ''}: ${asked.list}, ${asked.words}`;

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
    const beyond = worst.filter((each) => growthOf(each) > 2 || each.readsAll);
    process.stdout.write(`${events} events, ${loadSeconds} s in all; ${JSON.stringify(rows)}\n`);
    process.stdout.write(`${asked.length} questions, ${beyond.length} grow more than twofold or read a whole table\n`);
    process.stdout.write(`${[...new Set([...worst.slice(0, 10), ...beyond])].map(line).join('\n')}\n`);
    return { value: growthOf(worst[0]!), floor: null };
  },
};
