import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { pick, signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let desk: Page;
let admin: Page;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  [desk, admin] = (await Promise.all(['desk', 'clinicadmin'].map(async (name) => (await signedIn(browser, city, name)).page))) as [
    Page,
    Page,
  ];
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** Days of the week after, which the pattern has opened whatever today is. */
const nextWeek = (weekday: number): string => {
  const today = new Date(Date.now() + 8 * 3_600_000);
  const days = 7 - ((today.getUTCDay() + 6) % 7) + weekday - 1;
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
};
const monday = nextWeek(1);
const tuesday = nextWeek(2);
const slotAt = (page: Page, date: string, time: string) => page.getByTestId(`slot-${date}-${time}`);
const takenAt = async (page: Page, date: string, time: string): Promise<number> =>
  Number((await slotAt(page, date, time).innerText()).match(/(\d+)\/\d+/)![1]);
/** Whoever is not in the demo: synthetic, with a valid checksum. */
const somebody = { name: '预约演示', number: '341102199003072316' };
const rowOf = (page: Page, name: string) => page.locator('tr', { hasText: name });

describe('the booking desk (A12)', () => {
  it('books from the grid by the keyboard alone, and shows the seat taken', async () => {
    await desk.goto(`${city.origin}/admin/booking?day=${monday}`);
    const cell = slotAt(desk, monday, '09:00');
    await cell.waitFor();
    const before = await takenAt(desk, monday, '09:00');
    await cell.focus();
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('ArrowUp');
    await desk.keyboard.press('Enter');
    await desk.locator(`[data-testid="slot-${monday}-09:00"][aria-pressed=true]`).waitFor();
    await desk.keyboard.press('Enter');
    await desk.locator('#bookNumber:focus').waitFor();
    await desk.keyboard.type(somebody.number);
    await desk.locator('#bookName').fill(somebody.name);
    await desk.locator('#bookPhone').fill('19900001234');
    await pick(desk, 'bookProgramme', '食品');
    await desk.screenshot({ path: `${shots}/booking-dialog.png` });
    await desk.locator('#bookPhone').press('Enter');
    await rowOf(desk, somebody.name).waitFor();
    await expect.poll(() => takenAt(desk, monday, '09:00')).toBe(before + 1);
    expect(await pageFaults(desk)).toEqual([]);
    await desk.screenshot({ path: `${shots}/booking.png` });
  });

  it('says at once that somebody is booked already, and keeps what was typed', async () => {
    await desk.keyboard.press('Alt+KeyN');
    await desk.locator('#bookNumber:focus').waitFor();
    await desk.keyboard.type(somebody.number);
    await desk.locator('#bookName').fill(somebody.name);
    await pick(desk, 'bookProgramme', '食品');
    await desk.getByTestId('book-confirm').click();
    await desk.getByRole('alert').filter({ hasText: '此人已预约' }).waitFor();
    expect(await desk.locator('#bookName').inputValue()).toBe(somebody.name);
    await desk.keyboard.press('Escape');
    await desk.locator('#bookNumber').waitFor({ state: 'detached' });
  });

  it('closes a morning: who is affected is listed, and moves to the next free time', async () => {
    await admin.goto(`${city.origin}/admin/booking?day=${monday}`);
    await slotAt(admin, monday, '09:00').waitFor();
    await admin.getByTestId('close').click();
    await admin.getByTestId('close-morning').click();
    await admin.screenshot({ path: `${shots}/booking-close.png` });
    await admin.getByTestId('close-confirm').click();
    await admin.getByTestId('affected').waitFor();
    await slotAt(admin, monday, '09:00').filter({ hasText: '停约' }).waitFor();
    await admin.screenshot({ path: `${shots}/booking-affected.png` });
    await admin.getByTestId('affected-rebook').click();
    await admin.getByTestId('affected').waitFor({ state: 'detached' });
    await expect.poll(() => takenAt(admin, monday, '09:00')).toBe(0);
    // The desk, which looks at the same week, sees it without asking.
    await slotAt(desk, monday, '09:00').filter({ hasText: '停约' }).waitFor();
    expect(await pageFaults(admin)).toEqual([]);
  });

  it('moves and cancels: the seat is free again', async () => {
    await desk.goto(`${city.origin}/admin/booking?day=${monday}&find=`);
    await desk.getByTestId('filter-name').fill(somebody.name);
    const row = rowOf(desk, somebody.name);
    const open = async (action: string): Promise<void> => {
      await row.locator('[data-testid^=more-]').click();
      await desk.getByRole('menuitem', { name: action, exact: true }).click();
    };
    await row.filter({ hasText: '已预约' }).waitFor();
    await open('改约');
    await desk.locator('#moveDay').fill(tuesday);
    await desk.locator('#moveDay').press('Enter');
    await expect.poll(() => desk.locator('#moveDay').inputValue()).toBe(tuesday);
    await desk.getByRole('radio', { name: /^15:30/ }).check();
    await desk.getByTestId('move-confirm').click();
    await row.filter({ hasText: tuesday }).filter({ hasText: '15:30' }).waitFor();
    await row.filter({ hasText: '15:30' }).locator('[data-testid^=more-]').click();
    await desk.getByRole('menuitem', { name: '取消', exact: true }).click();
    await desk.getByRole('radio', { name: /本人要求/ }).check();
    await desk.getByTestId('dialog-confirm').click();
    await row.filter({ hasText: '已取消' }).waitFor();
  });

  it('takes who has come to the desk, with what they booked', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await desk.goto(`${city.origin}/admin/booking?day=${today}`);
    const arriving = desk.locator('[data-testid^=arrive-]').first();
    const name = await desk.locator('tr', { has: arriving }).locator('td').nth(1).innerText();
    await arriving.click();
    await desk.waitForURL('**/admin/desk**');
    await desk.getByTestId('of-booking').waitFor();
    await expect.poll(() => desk.locator('#name').inputValue()).toBe(name.trim());
    await desk.screenshot({ path: `${shots}/booking-at-desk.png` });
    await desk.getByTestId('register').click();
    await desk.waitForURL(/\/admin\/desk\/[0-9a-f-]{36}/);
    await desk.goto(`${city.origin}/admin/booking?day=${today}`);
    await rowOf(desk, name.trim()).filter({ hasText: '已到检' }).waitFor();
  });
});
