import { startChild } from '../child.ts';
import type { BenchKey } from '../key.ts';
import { openKeptCity, type LoadedPart } from '../lists/kept-city.ts';
import type { Asked, ListsAnswer, ListsTask, Took } from '../processes/lists.ts';

const few = 10_000;
/** Cases; of these a million have a certificate, and a told case is about twenty events. Fewer for a look. */
const many = Number(process.env.BENCH_LARGE_CASES ?? 1_070_000);
/** Where the cities are kept, for a load that goes on and for asking again; if not given, they are removed. */
const directory = process.env.BENCH_LARGE_DIR;
/** Lists that do not grow with the cases are not asked. */
const grown = 0.2;
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
  return `${growth}  ${took(asked.few)}, then ${took(asked.many)}${asked.many.readsAll ? ', reads the table' : ''}: ${asked.list}, ${asked.words}`;
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const tellPart = ({ cases, events, seconds, processorSeconds, peakMb, bytes }: LoadedPart): void =>
  print(
    `${cases} cases: ${events} events in ${seconds.toFixed(0)} s (${(events / seconds).toFixed(0)}/s, ${processorSeconds.toFixed(0)} s of processor time), at most ${peakMb.toFixed(0)} MB; the database has ${(bytes / 2 ** 30).toFixed(2)} GB`,
  );

const askBoth = async (): Promise<readonly Asked[]> => {
  const city = await openKeptCity(directory);
  try {
    await city.grow('few', few, tellPart);
    await city.grow('many', many, tellPart);
    const task: ListsTask = {
      fewUrl: await city.urlOf('few'),
      manyUrl: await city.urlOf('many'),
      dataDir: city.dataDir,
      grownBeyond: few * grown,
    };
    const child = await startChild<ListsAnswer>('lists', task);
    await child.close();
    print(`rows: ${JSON.stringify(child.answer.rows)}`);
    return child.answer.asked;
  } finally {
    await city.close();
  }
};

export const bench: BenchKey = {
  key: 'list_growth',
  what: 'worst of all questions to all lists: its time in a city of a million certificates / its time at ten thousand cases',
  min: 2,
  aim: 1.5,
  better: 'lower',
  mostRuns: 1,
  large: true,
  run: async () => {
    const asked = await askBoth();
    const worst = asked.toSorted((a, b) => growthOf(b) - growthOf(a));
    const beyond = worst.filter((each) => growthOf(each) > 2 || growthOfWork(each) > 2 || each.many.readsAll);
    const of = (holds: (each: Asked) => boolean): number => asked.filter(holds).length;
    print(
      `${asked.length} questions; more than twofold: ${of((each) => growthOf(each) > 2)} in time, ${of((each) => growthOfWork(each) > 2)} in blocks looked into; ${of(({ many: { readsAll } }) => readsAll)} read a table from its first row on`,
    );
    print([...new Set([...worst.slice(0, 10), ...beyond])].map(line).join('\n'));
    return { value: growthOf(worst[0]!), floor: null };
  },
};
