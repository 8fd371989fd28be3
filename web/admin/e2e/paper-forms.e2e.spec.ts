import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let desk: StaffAtWork;
let page: Page;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  desk = await signedIn(browser, city, 'desk');
  page = desk.page;
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const numbers = () =>
  page.locator('[data-testid^=row-B]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')!.slice(4)));

describe('paper forms (I8)', () => {
  it('are numbered ahead, each number once, and printed in the same action', async () => {
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    await page.goto(`${city.origin}/admin/paper-forms`);
    await page.getByTestId('number-forms').click();
    await page.locator('#form-count').fill('3');
    await page.screenshot({ path: `${shots}/paper-forms-number.png` });
    const print = page.waitForRequest('**/api/print/blankForm');
    await page.getByTestId('dialog-confirm').click();
    await page.getByTestId('row-B000000037').waitFor();
    expect(await numbers()).toEqual(['B000000037', 'B000000021', 'B000000013']);
    const printed = await (await print).response();
    expect(printed?.request().postDataJSON()).toMatchObject({ ids: ['B000000013', 'B000000021', 'B000000037'] });
    expect([printed?.status(), printed?.headers()['x-papers']]).toEqual([200, '3']);
  });

  it('that are spoilt are voided, and leave those that wait', async () => {
    const row = page.getByTestId((await numbers()).map((number) => `row-${number}`)[0]!);
    await row.getByRole('button', { name: '作废' }).click();
    await page.getByTestId('dialog-confirm').click();
    await row.waitFor({ state: 'detached' });
    expect(await numbers()).toHaveLength(2);
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/paper-forms.png` });
  });

  it('lead to the desk, where they are entered', async () => {
    const [first] = await numbers();
    await page.getByTestId(`row-${first}`).getByRole('link', { name: '补录' }).click();
    await page.waitForURL(`**/desk?form=${first}`);
    expect(desk.errors).toEqual([]);
  });
});
