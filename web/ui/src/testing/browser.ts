import chromium from '@sparticuz/chromium';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium as playwright, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** BROWSER_SLOWDOWN=6: every page computes as on a machine that many times slower, which shows what depends on its haste. */
const slowdown = Number(process.env['BROWSER_SLOWDOWN'] ?? 1);

const slowed = (context: BrowserContext): BrowserContext => {
  const newPage = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return page;
  };
  return context;
};

/**
 * A real Chromium: the one that CHROMIUM names, else the one that comes as a package. `more`: such as those of a fake camera.
 * Its pages ask for less movement, so that nothing changes by itself while a test looks at it.
 */
export const openBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM'] ?? (await chromium.executablePath());
  const browser = await playwright.launch({ executablePath, args: [...flags, ...more] });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext({ reducedMotion: 'reduce', ...options });
    return slowdown > 1 ? slowed(context) : context;
  };
  return browser;
};

let axe: Promise<string> | undefined;

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA, and how much of the page is wider than its window; none: an empty list. The page's
 * own policy would rightly refuse axe: open it with `bypassCSP`. `rules`: these alone, of a page that was seen with all.
 */
export const pageFaults = async (page: Page, rules?: readonly string[]): Promise<readonly string[]> => {
  axe ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Half a megabyte, which a page that was looked at before has read.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axe);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: wcag };
  return page.evaluate(async (which) => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    // What lies half beneath a bar at the foot is one turn of the wheel away: which row that is depends on how many there are.
    for (const bar of document.querySelectorAll<HTMLElement>('*')) {
      const { position, bottom } = getComputedStyle(bar);
      if (position === 'sticky' && bottom !== 'auto') bar.style.position = 'static';
    }
    const runner = Reflect.get(globalThis, 'axe') as {
      run: (options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
    };
    const { violations } = await runner.run({ runOnly: which, resultTypes: ['violations'] });
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    return [...found, ...(wide > 0 ? [`${wide} px too wide`] : [])];
  }, runOnly);
};
