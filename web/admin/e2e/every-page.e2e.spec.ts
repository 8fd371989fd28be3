import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { colleague } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { type Appearance, arriveAt, everyStop, mayOpen, type Stop, type Values, type Visitor, visitor, windowOf } from './tour.ts';

/** A page is shown to the first of them that may open it: to those who work there before those who may do everything. */
const staff = ['desk', 'cashier', 'exam', 'lab', 'doctor', 'reviewer', 'certs', 'clinicadmin', 'cityadmin', 'commission'];

let city: DemoCity;
let browser: Browser;
const visitors: Visitor[] = [];
let stops: readonly Stop[];

beforeAll(async () => {
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  // One after the other: many at once from one address are taken for somebody who guesses.
  for (const loginName of staff) visitors.push(await visitor(browser, city, loginName));
  stops = everyStop(await valuesOf('clinicadmin'));
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

interface Known {
  readonly caseWorklist: { readonly nodes: readonly { readonly caseId: string; readonly personId: string; readonly stage: string }[] };
}

/** What is there to be shown: somebody at each step, and of pages that are alike two. */
const valuesOf = async (loginName: string): Promise<(route: string) => Values> => {
  const { ask } = await colleague(city, loginName);
  const { caseWorklist } = await ask<Known>('{ caseWorklist(first: 200) { nodes { caseId personId stage } } }');
  const oneAt = (stage: string) => [caseWorklist.nodes.find((one) => one.stage === stage)!.caseId];
  return (route): Values => {
    if (route.startsWith('/desk/')) return { caseId: oneAt('registered') };
    if (route.startsWith('/stations/')) return { station: ['internal', 'laboratory'], caseId: oneAt('arrived') };
    if (route.startsWith('/conclusion/')) return { caseId: oneAt('examined') };
    if (route.startsWith('/review/')) return { caseId: oneAt('concluded') };
    if (route.startsWith('/history/')) return { kind: ['person'], id: [caseWorklist.nodes[0]!.personId] };
    if (route.startsWith('/layouts/')) return { kind: ['card', 'examinationForm'] };
    if (route.startsWith('/roles/')) return { roleId: ['front-desk'] };
    if (route.startsWith('/parameters/')) return { part: ['menu'] };
    if (route.startsWith('/settings/')) return { kind: ['result-forms', 'industries'] };
    return { caseId: oneAt('reviewed') };
  };
};

/** A code of the program or an id where a person reads: `recordResult`, `019b2c4e-...`. */
const codesShown = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const shown = [...document.body.querySelectorAll<HTMLElement>(':not(code)')]
      .flatMap(({ childNodes }) => [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
      .map(({ textContent }) => textContent);
    const words = shown.join('\n').match(/\b[a-z]{2,}(?:[A-Z][a-z]{2,})+\b|\b[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}\b/g);
    return [...new Set(words)].map((word) => `shows the code ${word}`);
  });

it.each<Appearance>([
  { language: 'zh-CN', scheme: 'light' },
  { language: 'en', scheme: 'dark' },
])('every page reads well in $language, $scheme', { timeout: 600_000 }, async (appearance) => {
  // Names, roles and order are the same at night: by then the colours are what is new.
  const rules = appearance.scheme === 'dark' ? ['color-contrast'] : undefined;

  const look = async ({ address }: Stop, page: Page): Promise<readonly string[]> => {
    const said: string[] = [];
    const saying = (error: { message: string } | { text(): string; type(): string }) => {
      if ('message' in error) said.push(error.message);
      else if (error.type() === 'error') said.push(error.text());
    };
    page.on('pageerror', saying).on('console', saying);
    await arriveAt(page, address);
    const found = [...said, ...(await codesShown(page)), ...(await pageFaults(page, rules))];
    page.off('pageerror', saying).off('console', saying);
    return found.map((fault) => `${address}: ${fault}`);
  };
  const walk = async (who: Visitor, mine: readonly Stop[]): Promise<readonly string[]> => {
    const page = await windowOf(browser, who, appearance);
    await page.goto(`${city.origin}/admin/`);
    await page.locator('#content').waitFor();
    const faults: string[] = [];
    for (const stop of mine) faults.push(...(await look(stop, page)));
    await page.context().close();
    return faults;
  };

  const byVisitor = Map.groupBy(stops, ({ address }) => visitors.find(({ me }) => mayOpen(me, address)));
  expect(byVisitor.get(undefined) ?? []).toEqual([]);
  // Two windows keep two cores busy; whoever has most to see begins.
  const waiting = visitors
    .map((who) => ({ who, mine: byVisitor.get(who) ?? [] }))
    .filter(({ mine }) => mine.length > 0)
    .toSorted((a, b) => b.mine.length - a.mine.length);
  const found: string[] = [];
  const inTurn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) found.push(...(await walk(next.who, next.mine)));
  };
  await Promise.all([inTurn(), inTurn()]);
  expect(found).toEqual([]);
});

it('comes over the line as it was compressed when built', async () => {
  const page = await (await fetch(`${city.origin}/admin/`)).text();
  const [, program] = /<script[^>]+src="([^"]+\.js)"/.exec(page)!;
  const sent = async (encoding: string) => {
    const { headers, ok } = await fetch(`${city.origin}${program}`, { headers: { 'accept-encoding': encoding } });
    return [ok, headers.get('content-encoding'), headers.get('content-type')?.split(';')[0], headers.get('vary')];
  };
  expect(await sent('gzip, br')).toEqual([true, 'br', expect.stringMatching(/javascript$/), expect.stringContaining('accept-encoding')]);
  expect(await sent('gzip')).toEqual([true, 'gzip', expect.stringMatching(/javascript$/), expect.stringContaining('accept-encoding')]);
  expect(await sent('identity')).toEqual([true, null, expect.stringMatching(/javascript$/), expect.anything()]);
});

it('is dark ink on white paper, whatever the screen shows', async () => {
  const page = await windowOf(browser, visitors[staff.indexOf('clinicadmin')]!, { language: 'zh-CN', scheme: 'dark' });
  await page.goto(`${city.origin}/admin/cases`);
  const cell = page.locator('.ant-table-row .ant-table-cell').first();
  await cell.waitFor();
  const ink = () => cell.evaluate((of) => getComputedStyle(of).color);
  const onScreen = await ink();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(ink).not.toBe(onScreen);
  expect(await pageFaults(page)).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  await page.context().close();
});
