import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let cashier: StaffAtWork;
let page: Page;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  cashier = await signedIn(browser, city, 'cashier', '/cashier');
  ({ page } = cashier);
  await page.locator('.fee-rows li').first().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** The guide sheet of the first who waits, scanned: digits and Enter. */
const scanFirst = async (): Promise<number> => {
  const number = await page.locator('.fee-rows li small').first().innerText();
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await page.locator('.fee-card', { hasText: number }).waitFor();
  const amount = await page.getByTestId('fee-amount').innerText();
  return Math.round(Number(/[\d.]+$/.exec(amount)![0]) * 100);
};

const total = async (): Promise<number> => {
  const row = page.getByTestId('day-total');
  return (await row.count()) === 0 ? 0 : Math.round(Number(await row.innerText()) * 100);
};

const inYuan = (fen: number): string => (fen / 100).toFixed(2);

describe('the cashier, by keyboard alone', () => {
  const taken: number[] = [];

  it('takes three payments: scan, means, Enter', async () => {
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fee-scan');
    for (const means of ['1', '1', '2']) {
      const amount = await scanFirst();
      await page.keyboard.press(means);
      if (taken.length === 0) await page.screenshot({ path: `${shots}/cashier.png` });
      const receipt = page.waitForResponse((response) => response.url().endsWith('/api/print/receipt'));
      await page.keyboard.press('Enter');
      expect([(await receipt).status(), (await receipt).headers()['x-papers']]).toEqual([200, '1']);
      taken.push(amount);
      // Served: the next one may be scanned at once.
      await page.locator('.fee-card').waitFor({ state: 'detached' });
      await page
        .locator('.fee-lists section', { hasText: '已收' })
        .locator('li')
        .nth(taken.length - 1)
        .waitFor();
      const sum = taken.reduce((all, one) => all + one, 0);
      await page.getByTestId('day-total').getByText(inYuan(sum), { exact: true }).waitFor();
    }
    expect(taken.every((amount) => amount === 10_500 || amount === 13_900)).toBe(true);
    expect(await page.getByTestId('day-cash').innerText()).toContain(inYuan(taken[0]! + taken[1]!));
    expect(await page.getByTestId('day-wechat').innerText()).toContain(inYuan(taken[2]!));
  });

  it('reverses the last one, with a reason', async () => {
    await page.locator('.fee-lists section', { hasText: '已收' }).locator('.fee-rows button').first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('reverse').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'reason');
    await page.keyboard.type('支付方式有误');
    await page.keyboard.press('Control+Enter');
    await page
      .getByTestId('day-total')
      .getByText(inYuan(taken[0]! + taken[1]!), { exact: true })
      .waitFor();
  });

  it('shows nothing that axe finds', async () => {
    await page.screenshot({ path: `${shots}/page-cashier.png` });
    expect(await pageFaults(page)).toEqual([]);
  });

  it('closes the day on the cash that was counted; the next payment goes to the next day', async () => {
    const expected = taken[0]! + taken[1]!;
    expect(await total()).toBe(expected);
    await page.keyboard.press('F8');
    await page.waitForFunction(() => document.activeElement?.id === 'counted');
    await page.keyboard.type(inYuan(expected));
    await page.screenshot({ path: `${shots}/cashier-closing.png` });
    await page.keyboard.press('Enter');
    await page.getByText('此后的收费计入').waitFor();
    expect(cashier.errors).toEqual([]);
  });

  it('has its day reported to the fen, and opened again by the administrator alone', async () => {
    await page.goto(`${city.origin}/admin/cashier?view=days`);
    const report = page.locator('[data-testid^=report-]').first();
    await report.focus();
    expect(await page.locator('[data-testid^=reopen-]').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page
      .getByTestId('report-total')
      .getByText(inYuan(taken[0]! + taken[1]!), { exact: true })
      .waitFor();
    // Three payments and the reversal, each by its number.
    expect(await page.getByTestId('day-report').locator('table').nth(1).locator('tbody tr').count()).toBe(4);
    await page.screenshot({ path: `${shots}/cashier-report.png` });
    expect(await pageFaults(page)).toEqual([]);

    const admin = await signedIn(browser, city, 'clinicadmin', '/cashier?view=days');
    await admin.page.locator('[data-testid^=reopen-]').first().focus();
    await admin.page.keyboard.press('Enter');
    await admin.page.waitForFunction(() => document.activeElement?.classList.contains('code-choices'));
    await admin.page.keyboard.press('1');
    await admin.page.keyboard.press('Enter');
    await admin.page.locator('tbody tr[data-testid^=row-]', { hasText: '未日结' }).first().waitFor();
    await page.goto(`${city.origin}/admin/cashier`);
    await page
      .getByTestId('day-total')
      .getByText(inYuan(taken[0]! + taken[1]!), { exact: true })
      .waitFor();
    expect([...cashier.errors, ...admin.errors]).toEqual([]);
  });
});
