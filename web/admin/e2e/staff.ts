import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoCity } from './demo-city.ts';

export interface StaffAtWork {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that the page itself reported; a page at work has none. */
  readonly errors: readonly string[];
}

/** At the page that asks who one is. */
export const signIn = async (page: Page, city: DemoCity, loginName: string): Promise<void> => {
  const secret = page.locator('input[type=password]');
  await secret.waitFor();
  await page.locator('input').first().fill(loginName);
  await secret.fill(city.password);
  await page.keyboard.press('Enter');
  await page.getByTestId('search').waitFor();
};

/** Somebody of the demo's staff, signed in over the doors and at a page of theirs, at the size of a clinic's screen. */
export const signedIn = async (browser: Browser, city: DemoCity, loginName: string, path = '/'): Promise<StaffAtWork> => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
  });
  const answer = await context.request.post(`${city.origin}/api/sign-in`, { data: { loginName, password: city.password } });
  if (!answer.ok()) throw new Error(`${loginName} is not let in: ${answer.status()}`);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${city.origin}/admin${path}`);
  await page.getByTestId('search').waitFor();
  return { page, context, errors };
};

/** Picks an option of a select by its words. */
export const pick = async (page: Page, testId: string, option: string): Promise<void> => {
  await page.getByTestId(testId).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).click();
};

/** Goes to a page as the menu does: nothing is loaded anew. What is waited for must be of the page that comes, not of the one that goes. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', `/admin${to}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
