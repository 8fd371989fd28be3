import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let physician: StaffAtWork;
let reviewer: StaffAtWork;
let doctor: Page;

const goTo = (page: Page, path: string) => page.goto(`${city.origin}/admin${path}`);
const rows = (page: Page) => page.locator('.queue-row');

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  [physician, reviewer] = await Promise.all([signedIn(browser, city, 'doctor'), signedIn(browser, city, 'reviewer')]);
  doctor = physician.page;
  doctor.setDefaultTimeout(7000);
  reviewer.page.setDefaultTimeout(7000);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** The case that is open. */
const opened = (page: Page): string => /[\da-f-]{36}/.exec(page.url())![0];

/** Down the queue by its key; a dialog that is just closing keeps keys to itself, so that it is pressed again. */
const nextPerson = async (page: Page): Promise<void> => {
  const before = page.url();
  await expect
    .poll(
      async () => {
        if (page.url() === before) await page.keyboard.press('Alt+ArrowDown');
        return page.url() !== before;
      },
      { interval: 500, timeout: 6000 },
    )
    .toBe(true);
};

/** Opens the first of the queue that this says, by the arrows. */
const walkTo = async (page: Page, wanted: string): Promise<string> => {
  await rows(page).first().waitFor();
  const count = await rows(page).count();
  for (let n = 0; n < count; n += 1) {
    await nextPerson(page);
    await page.getByTestId('preview').waitFor();
    if ((await page.getByTestId('preview').innerText()).includes(wanted)) return opened(page);
  }
  throw new Error(`nobody is ${wanted}`);
};

describe('the physician concludes, by keyboard alone (A9)', () => {
  it('sees what the rules say with their law, takes a template, and concludes three people', async () => {
    await goTo(doctor, '/conclusion');
    await walkTo(doctor, '检出志贺菌');
    expect(await doctor.getByTestId('preview').innerText()).toMatch(/不合格[\s\S]*国卫食品发/);
    await doctor.keyboard.press('Alt+1');
    const written = await doctor.locator('#opinion').inputValue();
    expect(written).toContain('患有从业禁忌疾病');
    await doctor.screenshot({ path: `${shots}/conclusion-unfit.png` });
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.keyboard.press('F9');
    const conclusion = doctor.getByTestId('conclusion');
    await conclusion.getByText(written).waitFor();
    expect(await conclusion.innerText()).toMatch(/主检·演示戊[\s\S]*琅琊区示例健康体检中心（盖章）/);

    await goTo(doctor, '/conclusion');
    for (let n = 0; n < 2; n += 1) {
      const caseId = await walkTo(doctor, '全部正常');
      await doctor.keyboard.press('F9');
      await conclusion.getByText('合格').first().waitFor();
      await doctor.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
      // Once more leads to the next.
      await doctor.keyboard.press('F9');
      await doctor.waitForURL((url) => !url.href.includes(caseId));
      await goTo(doctor, '/conclusion');
    }
  });

  it('orders a recheck with its day, which is listed until it is done', async () => {
    const caseId = await walkTo(doctor, '全部正常');
    await doctor.keyboard.press('F7');
    await doctor.locator('#reason').waitFor();
    await doctor.getByLabel('丙氨酸氨基转移酶').focus();
    await doctor.keyboard.press('Space');
    await doctor.locator('#recheck-on').fill('2099-01-15');
    await doctor.keyboard.press('Enter');
    await doctor.screenshot({ path: `${shots}/conclusion-recheck.png` });
    await doctor.locator('#reason').focus();
    await doctor.keyboard.type('餐后采血');
    await doctor.keyboard.press('Control+Enter');
    await doctor.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
    await goTo(doctor, '/rechecks');
    await doctor.getByTestId(`recheck-${caseId}`).getByText('2099-01-15').waitFor();
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.screenshot({ path: `${shots}/rechecks.png` });
    await goTo(doctor, `/cases/${caseId}`);
    await doctor.locator('.person', { hasText: '约定 2099-01-15 复查' }).waitFor();
  });

  it('concludes the entirely normal together; whoever is out is named with the reason', async () => {
    await goTo(doctor, '/conclusion');
    await rows(doctor).first().waitFor();
    await doctor.getByTestId('select-conclude').focus();
    await doctor.keyboard.press('Space');
    const abnormal = rows(doctor).filter({ hasText: '异常' }).first();
    await abnormal.locator('input').focus();
    await doctor.keyboard.press('Space');
    await doctor.getByTestId('conclude-batch').focus();
    await doctor.keyboard.press('Enter');
    await doctor.getByTestId('batch-out').waitFor();
    await doctor.screenshot({ path: `${shots}/conclusion-batch.png` });
    const normal = (await doctor.getByTestId('batch-in').innerText()).split('、');
    await doctor.getByTestId('batch-confirm').focus();
    await doctor.keyboard.press('Enter');
    for (const name of normal) await rows(doctor).filter({ hasText: name }).first().waitFor({ state: 'detached' });
    expect(await rows(doctor).filter({ hasText: '异常' }).count()).toBeGreaterThan(0);
  });
});

describe('a second person reviews (A9)', () => {
  it('gives one back with a reason that stands in the concluder’s queue', async () => {
    const { page } = reviewer;
    await goTo(page, '/review');
    await rows(page).first().waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByTestId('conclusion').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    const caseId = opened(page);
    await page.keyboard.press('F8');
    await page.locator('#reason').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'reason');
    await page.keyboard.type('请补充说明');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
    await goTo(doctor, '/conclusion');
    await doctor.getByTestId(`queue-${caseId}`).getByText('退回：请补充说明').waitFor();
    await doctor.screenshot({ path: `${shots}/conclusion-returned.png` });
  });

  it('passes the entirely normal together, and leaves out who is not, saying why', async () => {
    const { page } = reviewer;
    await goTo(page, '/review');
    await rows(page).first().waitFor();
    await page.getByTestId('select-approve').focus();
    await page.keyboard.press('Space');
    await page.getByTestId('approve-batch').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('batch-out').getByText('检出志贺菌').waitFor();
    await page.screenshot({ path: `${shots}/review-batch.png` });
    await page.getByTestId('batch-confirm').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.queue-row').length === 1);
    await nextPerson(page);
    await page.getByTestId('conclusion').getByText('不合格').waitFor();
    await page.keyboard.press('F9');
    await rows(page).first().waitFor({ state: 'detached' });
  });

  it('of a clinic with one physician is the county’s work', async () => {
    const county = await signedIn(browser, city, 'county.reviewer');
    await goTo(county.page, '/review');
    await rows(county.page).first().waitFor();
    await county.page.keyboard.press('Alt+ArrowDown');
    await county.page.getByTestId('conclusion').waitFor();
    await county.page.screenshot({ path: `${shots}/review-county.png` });
    const caseId = opened(county.page);
    await county.page.keyboard.press('F9');
    await county.page.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
    await goTo(county.page, `/cases/${caseId}`);
    await county.page.getByText('远程复核').waitFor();
    await county.context.close();
  });
});

describe('a suspected notifiable disease (A9)', () => {
  it('stands in the menu and at home in red, says who was told, and is reported', async () => {
    await goTo(doctor, '/');
    await doctor.getByTestId('notification-badge').waitFor();
    await doctor.getByTestId('figure-notifications').click();
    const task = doctor.locator('[data-testid^=notification-]').and(doctor.locator('tr')).first();
    await task.getByText('已上报区县').waitFor();
    expect(await task.innerText()).toContain('区监督·演示');
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.screenshot({ path: `${shots}/notifications.png` });
    await task.locator('[data-testid^=report-]').focus();
    await doctor.keyboard.press('Enter');
    await doctor.waitForFunction(() => document.activeElement?.id === 'cardNumber');
    await doctor.keyboard.type('3411-2026-0007');
    await doctor.keyboard.press('Tab');
    await doctor.keyboard.type('琅琊区疾控中心');
    await doctor.keyboard.press('Enter');
    await doctor.getByText('没有待报告的任务').waitFor();
    await doctor.getByTestId('notification-badge').waitFor({ state: 'detached' });
  });

  it('none of these pages reported an error of its own', () => expect([...physician.errors, ...reviewer.errors]).toEqual([]));
});
