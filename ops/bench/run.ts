import { glob, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openEnvironment } from './environment.ts';
import type { BenchKey, Measured } from './key.ts';
import { pgbenchRate } from './pgbench.ts';
import { ratioOf, summarise, verdictOf, type Summary } from './summary.ts';

/** Usage: `npm run bench -- [--runs 3] [--large] [key ...]`; without keys all of them, the large ones apart. */
const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    list: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
  },
});

const pgbenchSeconds = 3;
const latestFile = join(import.meta.dirname, 'latest.json');

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const allKeys = async (): Promise<BenchKey[]> => {
  const keys: BenchKey[] = [];
  for await (const file of glob('*.ts', { cwd: join(import.meta.dirname, 'keys') })) {
    const { bench } = (await import(pathToFileURL(join(import.meta.dirname, 'keys', file)).href)) as { bench: BenchKey };
    if (`${bench.key}.ts` !== basename(file).replaceAll('-', '_')) throw new Error(`${file} holds the key ${bench.key}`);
    keys.push(bench);
  }
  return keys.toSorted((a, b) => (a.key < b.key ? -1 : 1));
};

const chosen = (keys: readonly BenchKey[]): readonly BenchKey[] => {
  const unknown = wanted.filter((name) => !keys.some(({ key }) => key === name));
  if (unknown.length > 0) throw new Error(`no such key: ${unknown.join(', ')}; there are ${keys.map(({ key }) => key).join(', ')}`);
  if (wanted.length > 0) return keys.filter(({ key }) => wanted.includes(key));
  return keys.filter(({ large = false }) => large === options.large);
};

const table = (summaries: Readonly<Record<string, Summary>>): void => {
  const rows = Object.entries(summaries).map(([key, { value, floor, ratio, spread, min, aim, better, ...rest }]) => ({
    key,
    value,
    floor,
    ratio,
    spread: spread.join(' - '),
    [`bound`]: `${better === 'higher' ? '>=' : '<='} ${min}`,
    aim,
    verdict: verdictOf({ ratio, min, aim, better }),
    runs: rest.runs.length,
  }));
  // oxlint-disable-next-line no-console -- the one place that draws tables
  console.table(rows);
};

const measure = async (keys: readonly BenchKey[], runs: number): Promise<Record<string, Summary>> => {
  const seen = new Map<string, Measured[]>(keys.map(({ key }) => [key, []]));
  const { environment, serverUrl, close } = await openEnvironment();
  // The server does not end with this process by itself.
  process.once('SIGINT', () => void close().then(() => process.exit(130)));
  try {
    for (let run = 1; run <= runs; run++) {
      for (const { key, run: once } of keys.filter(({ mostRuns = runs }) => run <= mostRuns)) {
        const measured = await once(environment);
        seen.get(key)!.push(measured);
        print(`${key} ${run}/${runs}: ${measured.value.toFixed(1)} / ${measured.floor?.toFixed(1) ?? '-'} = ${ratioOf(measured)}`);
      }
    }
    await environment.insertRate(32, 1);
    const pgbench = await pgbenchRate(serverUrl, 32, pgbenchSeconds);
    print(`raw INSERT by pgbench, 32 clients: ${pgbench?.toFixed(0) ?? 'not installed'}`);
  } finally {
    await close();
  }
  const now = new Date().toISOString();
  return Object.fromEntries(keys.map((key) => [key.key, summarise(key, seen.get(key.key)!, now)]));
};

const keys = chosen(await allKeys());
if (options.list) for (const { key, what } of keys) print(`${key}: ${what}`);
else {
  const summaries = await measure(keys, Math.max(1, Number(options.runs)));
  table(summaries);
  const before = JSON.parse(await readFile(latestFile, 'utf8').catch(() => '{}')) as Record<string, Summary>;
  await writeFile(latestFile, `${JSON.stringify({ ...before, ...summaries }, null, 2)}\n`);
}
