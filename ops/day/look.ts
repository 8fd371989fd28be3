import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../web/ui/src/testing/browser.ts';

/**
 * Usage: node ops/day/look.ts [--origin http://127.0.0.1:8080] [--data .data] [--during 0] [--pictures directory]
 *
 * Opens the pages of a clinic's day in a real browser and prints for each: milliseconds from the click in the menu to the
 * first row, rows there once all is quiet, kilobytes that the questions' answers took on the line. `--during`: seconds for
 * which each list is then watched while others write: how often it asked again, what that brought, and for how long at most
 * the page did not answer.
 */
const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: 'http://127.0.0.1:8080' },
    data: { type: 'string', default: '.data' },
    during: { type: 'string', default: '0' },
    only: { type: 'string' },
    pictures: { type: 'string' },
  },
});

interface Look {
  readonly name: string;
  readonly loginName: string;
  readonly path: string;
  /** What the first row looks like. */
  readonly row: string;
}

const queue = '.queue-row';
const table = '.ant-table-row';
const looks: readonly Look[] = [
  { name: 'home', loginName: 'desk', path: '/', row: '.waits-row' },
  { name: 'desk', loginName: 'desk', path: '/desk', row: queue },
  { name: 'station: interview', loginName: 'exam', path: '/stations/interview', row: queue },
  { name: 'station: laboratory', loginName: 'lab', path: '/stations/laboratory', row: queue },
  { name: 'specimens', loginName: 'lab', path: '/specimens?view=all', row: table },
  { name: 'conclusion', loginName: 'doctor', path: '/conclusion', row: queue },
  { name: 'review', loginName: 'reviewer', path: '/review', row: queue },
  { name: 'cashier', loginName: 'cashier', path: '/cashier', row: '.fee-rows li' },
  { name: 'certificates', loginName: 'certs', path: '/certificates', row: table },
  { name: 'cases', loginName: 'clinicadmin', path: '/cases', row: table },
];

/** Tasks that kept the page from answering, milliseconds each, since the last time this was asked. */
const longTasks = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const kept = Reflect.get(globalThis, 'longTasks') as number[];
    return kept.splice(0, kept.length);
  });

const open = async (browser: Browser, origin: string, loginName: string, password: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.request.post(`${origin}/api/sign-in`, { data: { loginName, password } });
  await context.addInitScript(() => {
    const kept: number[] = [];
    Reflect.set(globalThis, 'longTasks', kept);
    new PerformanceObserver((list) => kept.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  const page = await context.newPage();
  // A page that shows no list: what is measured comes after the program is here.
  await page.goto(`${origin}/admin/no-such-page`);
  await page.locator('#content').waitFor();
  return page;
};

interface Traffic {
  asked: number;
  bytes: number;
}

const watch = (page: Page): Traffic => {
  const traffic: Traffic = { asked: 0, bytes: 0 };
  page.on('requestfinished', (request) => {
    if (!request.url().endsWith('/graphql') || (request.postData() ?? '').includes('"subscription')) return;
    traffic.asked += 1;
    void request.sizes().then(({ responseBodySize }) => (traffic.bytes += responseBodySize));
  });
  return traffic;
};

const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', `/admin${to}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(0);
const say = (...columns: readonly (string | number)[]): void =>
  void process.stdout.write(
    `${columns.map((column, n) => (n === 0 ? String(column).padEnd(22) : String(column).padStart(10))).join('')}\n`,
  );

const lookAt = async (browser: Browser, { name, loginName, path, row }: Look, password: string): Promise<void> => {
  const page = await open(browser, values.origin, loginName, password);
  const traffic = watch(page);
  await longTasks(page);
  const began = performance.now();
  await goTo(page, path);
  await page.locator(row).first().waitFor();
  const first = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const rows = await page.locator(row).count();
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const busy = await longTasks(page);
  const seconds = Number(values.during);
  let during: (string | number)[] = [];
  if (seconds > 0) {
    const before = { ...traffic };
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const tasks = await longTasks(page);
    const total = tasks.reduce((sum, one) => sum + one, 0);
    during = [
      traffic.asked - before.asked,
      kilobytes(traffic.bytes - before.bytes),
      tasks.length,
      Math.max(0, ...tasks).toFixed(0),
      total.toFixed(0),
    ];
    say(name, first.toFixed(0), rows, nodes, kilobytes(before.bytes), Math.max(0, ...busy).toFixed(0), ...during);
  } else say(name, first.toFixed(0), rows, nodes, kilobytes(traffic.bytes), Math.max(0, ...busy).toFixed(0));
  if (values.pictures) await page.screenshot({ path: join(values.pictures, `${name.replace(': ', '-')}.png`) });
  await page.context().close();
};

if (values.pictures) await mkdir(values.pictures, { recursive: true });
const password = (await readFile(join(values.data, 'demo-password'), 'utf8')).trim();
const browser = await openBrowser();
say(
  'page',
  'first ms',
  'rows',
  'elements',
  'kB',
  'longest ms',
  ...(Number(values.during) > 0 ? ['asked', 'kB', 'long tasks', 'longest', 'in all'] : []),
);
for (const look of looks) if (!values.only || look.name.startsWith(values.only)) await lookAt(browser, look, password);
await browser.close();
