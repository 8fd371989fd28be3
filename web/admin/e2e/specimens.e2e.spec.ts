import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let nurse: StaffAtWork;
let lab: StaffAtWork;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  [nurse, lab] = await Promise.all([signedIn(browser, city, 'exam', '/specimens'), signedIn(browser, city, 'lab', '/specimens')]);
  await nurse.page.locator('.specimen-waiting li[data-testid]').first().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** A barcode, as the scanner types it. */
const scan = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};
/** The last scan, once it came to this. */
const topIs = (page: Page, standing: string, words: string) =>
  page.locator(`.scans > li:first-child.scan-${standing}`, { hasText: words }).waitFor();
const figure = async (page: Page, state: string): Promise<number> =>
  Number(await page.getByTestId(`waiting-${state}`).locator('b', { hasText: /\d/ }).innerText());
const becomes = (page: Page, state: string, count: number) =>
  page.getByTestId(`waiting-${state}`).locator('b').getByText(String(count), { exact: true }).waitFor();

describe('specimens, by scanner and keyboard alone', () => {
  let five: string[] = [];
  /** What the laboratory waits for once the five are collected. */
  let collected = 0;

  it('are collected, one scan each, the field always ready; the laboratory sees them come', async () => {
    const { page } = nurse;
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('specimen-scan');
    const [toCollect, toReceive] = [await figure(page, 'labelled'), await figure(lab.page, 'collected')];
    five = (await page.locator('.specimen-waiting li[data-testid]', { hasNotText: '已拒收' }).locator('.number').allInnerTexts()).slice(
      0,
      5,
    );
    expect(five).toHaveLength(5);
    await page.keyboard.press('F2');
    for (const number of five) {
      await scan(page, number);
      await topIs(page, 'done', number);
    }
    await becomes(page, 'labelled', toCollect - 5);
    collected = toReceive + 5;
    await becomes(lab.page, 'collected', collected);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('specimen-scan');
  });

  it('take back a slip, and say what a code is instead', async () => {
    const { page } = nurse;
    const [toCollect] = [await figure(page, 'labelled')];
    await page.keyboard.press('F8');
    await page.locator('.scans > li:first-child.scan-undone', { hasText: '待采集' }).waitFor();
    await becomes(page, 'labelled', toCollect + 1);
    await scan(page, five[4]!);
    await topIs(page, 'done', five[4]!);

    await scan(page, five[0]!);
    await topIs(page, 'already', '已是“已采集”');
    await scan(page, five[0]!.slice(0, 12));
    await topIs(page, 'refused', '这是导检单条码（体检号），不是标本条码');
    await scan(page, `${five[0]!.slice(0, 14)}${(Number(five[0]!.at(-1)) + 1) % 10}`);
    await topIs(page, 'refused', '校验位不符');
    await scan(page, 'https://example.cn/');
    await topIs(page, 'refused', '不是本机构的标本条码');
    await page.screenshot({ path: `${shots}/specimens-scan.png` });
    expect(await pageFaults(page)).toEqual([]);
  });

  it('are gathered and received together, with one Enter', async () => {
    const { page } = lab;
    // One was taken back and collected again: the figure is only now what it stays.
    await becomes(page, 'collected', collected);
    await page.keyboard.press('F3');
    await page.getByTestId('gather').focus();
    await page.keyboard.press('Space');
    for (const number of five) {
      await scan(page, number);
      await topIs(page, 'gathered', number);
    }
    await page.screenshot({ path: `${shots}/specimens-gathered.png` });
    expect(await page.getByTestId('receive-all').innerText()).toContain('接收这 5 份标本');
    await page.keyboard.press('Enter');
    await page.locator('.scan-done').nth(4).waitFor();
    await becomes(page, 'collected', collected - 5);
  });

  it('are rejected for a reason, and redrawn under a number of their own', async () => {
    const { page } = lab;
    const [toRedraw, toCollect] = [await figure(page, 'rejected'), await figure(page, 'labelled')];
    await page.keyboard.press('F4');
    await scan(page, five[0]!);
    await page.getByRole('dialog').getByText('溶血').waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('code-choices'));
    await page.keyboard.press('2');
    await page.screenshot({ path: `${shots}/specimens-reject.png` });
    await page.keyboard.press('Enter');
    await topIs(page, 'done', '已拒收');
    await becomes(page, 'rejected', toRedraw + 1);
    await page.keyboard.press('F9');
    await becomes(page, 'rejected', toRedraw);
    await becomes(page, 'labelled', toCollect + 1);
    const printed = page.waitForResponse((response) => response.url().includes('/api/print/specimenLabel'));
    await page.keyboard.press('F9');
    const label = await printed;
    expect(label.status()).toBe(200);
    // The label of the redrawn one, not those of the case's others.
    expect(label.request().postDataJSON()).toMatchObject({ ids: [expect.stringMatching(new RegExp(`^${five[0]!.slice(0, 12)}\\d{3}$`))] });
    expect(label.headers()['x-papers-left-out']).toBe('0');
    await becomes(page, 'labelled', toCollect + 1);
    expect(lab.errors).toEqual([]);
  });

  it('scanned in quick succession are asked about one after the other; no digit of the second answers for the first', async () => {
    const { page } = lab;
    const [first, second] = [five[2]!, five[3]!];
    const isAsked = (body: string | null): boolean => body?.includes('query SpecimenScan') ?? false;
    const held = Promise.withResolvers<void>();
    await page.route('**/graphql', async (route) => {
      if (isAsked(route.request().postData()) && route.request().postData()?.includes(first)) await held.promise;
      await route.fallback();
    });
    await page.locator('#specimen-scan').focus();
    await page.keyboard.press('F4');
    await scan(page, first);
    await page.keyboard.type(second.slice(0, 12));
    const told = page.waitForResponse((response) => isAsked(response.request().postData()));
    held.resolve();
    await (await told).finished();
    // The rest of the code, as the scanner goes on typing.
    await scan(page, second.slice(12));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(first).waitFor();
    expect(await page.getByTestId('dialog-confirm').isDisabled()).toBe(true);
    // Scanned once more, into the dialog: it chooses nothing, confirms nothing, and is told.
    await page.waitForFunction(() => document.activeElement?.classList.contains('code-choices'));
    await scan(page, second);
    await page.getByTestId('scanned-away').waitFor();
    expect(await page.getByTestId('dialog-confirm').isDisabled()).toBe(true);
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await dialog.getByText(second).waitFor();
    await page.locator('.scan-done', { hasText: first }).getByText('已拒收').waitFor();
    await page.keyboard.press('Escape');
    await topIs(page, 'refused', second);
    expect(lab.errors).toEqual([]);
  });

  it('lead from the search box to the laboratory’s station', async () => {
    const { page } = lab;
    await page.keyboard.press('Control+k');
    await page.keyboard.type(five[1]!);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/stations\/laboratory\/[\da-f-]{36}$/);
  });
});

describe('what waits too long', () => {
  it('is counted at home, in the menu and by what it waits for; once collected it waits no more', async () => {
    const { page, errors } = await signedIn(browser, city, 'langya-1.exam');
    // Two specimens of somebody who came days ago.
    await page.getByTestId('figure-overdueSpecimens').getByText('2', { exact: true }).waitFor();
    expect(await page.getByTestId('overdue-badge').innerText()).toBe('2');
    await page.getByTestId('figure-overdueSpecimens').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('overdue-labelled').getByText('2', { exact: true }).waitFor();
    await page.locator('tbody tr[data-testid^=row-]').nth(1).waitFor();
    // The longest wait first here, the newest first in the list of all.
    await page.locator('th.ant-table-column-sort[aria-sort=ascending]', { hasText: '状态时间' }).waitFor();
    const number = (await page.locator('tbody tr[data-testid^=row-]').first().getAttribute('data-testid'))!.slice('row-'.length);
    await page.screenshot({ path: `${shots}/specimens-overdue.png` });
    expect(await pageFaults(page)).toEqual([]);

    await page.getByTestId('view-scan').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'specimen-scan');
    await scan(page, number);
    await topIs(page, 'done', number);
    await page.getByTestId('overdue-badge').getByText('1', { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});
