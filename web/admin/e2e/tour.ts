import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { places, placeOf } from '../src/app/places.tsx';
import { pages } from '../src/app/router.tsx';
import type { Me } from '../src/session/session.ts';
import type { DemoCity } from './demo-city.ts';
import { goTo } from './staff.ts';

export interface Appearance {
  readonly language: 'zh-CN' | 'en';
  readonly scheme: 'light' | 'dark';
}

/** Somebody signed in: who they are, and what their browser keeps of it. */
export interface Visitor {
  readonly me: Me;
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
}

export const visitor = async (browser: Browser, city: DemoCity, loginName: string): Promise<Visitor> => {
  const context = await browser.newContext();
  const answer = await context.request.post(`${city.origin}/api/sign-in`, { data: { loginName, password: city.password } });
  if (!answer.ok()) throw new Error(`${loginName} is not let in: ${answer.status()}`);
  const known = { me: (await answer.json()) as Me, cookies: await context.cookies() };
  await context.close();
  return known;
};

/** A window of theirs, at the size of a clinic's screen. */
export const windowOf = async (browser: Browser, { cookies }: Visitor, { language, scheme }: Appearance): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  await context.addCookies(cookies);
  await context.addInitScript((chosen) => localStorage.setItem('hc-language', chosen), language);
  return context.newPage();
};

export interface Stop {
  /** As the router knows the page. */
  readonly route: string;
  readonly address: string;
}

/** What stands for a parameter of an address: one page for each value. */
export type Values = Readonly<Record<string, readonly string[]>>;

const filled = (route: string, values: Values): readonly string[] => {
  const parameter = /\/:(?<name>\w+)(?<optional>\?)?/.exec(route);
  if (!parameter) return [route];
  const { name, optional } = parameter.groups as { name: string; optional?: string };
  const known = values[name];
  if (!known) throw new Error(`nothing to put in for :${name} of ${route}`);
  const told = known.flatMap((value) => filled(route.replace(parameter[0], `/${value}`), values));
  return optional ? [route.slice(0, parameter.index), ...told] : told;
};

/** Every page of the router, those with parameters once for each value; `valuesOf` may tell each route apart. */
export const everyStop = (valuesOf: (route: string) => Values): readonly Stop[] =>
  pages
    .map(({ path }) => path ?? '')
    .flatMap((route) => (route === '*' ? ['/no-such-page'] : filled(route, valuesOf(route))).map((address) => ({ route, address })));

/** Whether the menu, or a page that the menu leads to, takes a person there. */
export const mayOpen = (me: Me, address: string): boolean => {
  const place = placeOf(address, places);
  return place === undefined || places.some(({ path, open }) => path === place && open(me));
};

/** A moment later: whether a colour, a size or a place is still changing into another. */
const stillMoves = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 30)));
    return document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity);
  });

/**
 * Goes to a page as the menu does, without loading all anew, and waits until everything that it asked for is there and
 * nothing on it says that something is still on its way.
 */
export const arriveAt = async (page: Page, address: string): Promise<void> => {
  const asked = new Set<Request>();
  const ask = (request: Request) => {
    if (!(request.headers()['accept'] ?? '').includes('event-stream')) asked.add(request);
  };
  const answered = (request: Request) => asked.delete(request);
  page.on('request', ask).on('requestfinished', answered).on('requestfailed', answered);
  await goTo(page, address);
  const onItsWay = page.locator('[aria-busy=true], #content:empty, .ant-skeleton, .ant-spin-spinning');
  for (let quiet = 0; quiet < 3;) {
    const moves = await stillMoves(page);
    quiet = !moves && asked.size === 0 && (await onItsWay.count()) === 0 ? quiet + 1 : 0;
  }
  page.off('request', ask).off('requestfinished', answered).off('requestfailed', answered);
};
