import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colleague, examinedPerson } from './colleague.ts';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let proposer: StaffAtWork;
let confirmer: StaffAtWork;
/** Of somebody with tinea manus who was concluded as fit. */
let caseId: string;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  const [desk, exam, doctor] = await Promise.all(['desk', 'exam', 'doctor'].map((name) => colleague(city, name)));
  ({ caseId } = await examinedPerson(desk!, exam!, '演示癣', { skin: { findings: [{ code: 'tineaManus', site: 'leftHand' }] } }));
  await doctor!.does('concludeCase', { caseId });
  proposer = await signedIn(browser, city, 'cityadmin');
  confirmer = await signedIn(browser, city, 'commission');
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const open = async ({ page }: StaffAtWork): Promise<Page> => {
  await page.goto(`${city.origin}/admin/rules?programme=food-handler`);
  await page.getByTestId('rule-row-skin.tineaManus').waitFor();
  return page;
};

/** Tries the table on the last months, and sees that one case would move, and which. */
const seeTrial = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: '试算' }).click();
  await page.getByTestId('run-trial').click();
  await page.getByTestId('trial-cases').waitFor();
  expect(await page.getByTestId('fit-recheck').textContent()).toBe('1');
  expect(await page.getByTestId('trial-cases').locator('tbody a').getAttribute('href')).toBe(`/admin/cases/${caseId}`);
};

describe('the rules desk (A5)', () => {
  it('changes a row by the keyboard, says what is wrong at the row, and keeps what was typed', async () => {
    const page = await open(proposer);
    await page.getByTestId('rule-row-skin.tineaManus').click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.getByTestId('rule-outcome').selectOption('recheck');
    await page.getByTestId('rule-basis').fill('');
    await page.getByRole('alert').getByText('法律依据：此项必填').waitFor();
    expect(await page.getByTestId('rules-propose').isDisabled()).toBe(true);
    await page.screenshot({ path: `${shots}/rules-row.png` });
    expect(await pageFaults(page)).toEqual([]);
    await page.getByTestId('rule-basis').fill('市卫生健康委通知（演示）');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Control+z');
    await page.locator('[data-testid=rules-propose]:enabled').waitFor();
    await page.reload();
    await page.getByTestId('rule-row-skin.tineaManus').getByText('市卫生健康委通知（演示）').waitFor();
  });

  it('adds a job, renames an item, and retires one with its rows until it is taken back', async () => {
    const { page } = proposer;
    await page.getByRole('tab', { name: '工种' }).click();
    await page.getByTestId('add-jobs').click();
    await page.getByTestId('value-name.zh').fill('演示工种');
    await page.getByTestId('value-name.en').fill('Sample job');
    await page.locator('[data-field=code]').getByRole('alert').waitFor();
    await page.getByTestId('entry-code').fill('sampleJob');
    await page.locator('[data-field=code]').getByRole('alert').waitFor({ state: 'detached' });
    await page.getByTestId('entry-end').click();
    await page.getByTestId('jobs-sampleJob').getByText('新增').waitFor();

    await page.getByRole('tab', { name: '检查项目' }).click();
    await page.getByTestId('retire-items-heart').click();
    await page.getByTestId('retired-items-heart').getByText('恢复').click();
    await page.getByTestId('items-heart').waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByTestId('items-heart').locator('.entry-name').click();
    await page.getByTestId('value-name.zh').fill('心脏听诊');
    await page.screenshot({ path: `${shots}/rules-item.png` });
    expect(await pageFaults(page)).toEqual([]);
    await page.getByTestId('entry-end').click();
    await page.getByTestId('items-heart').getByText('已改').waitFor();
    await page.screenshot({ path: `${shots}/rules-items.png` });
    expect(await pageFaults(page)).toEqual([]);
    await page.locator('[data-testid=rules-propose]:enabled').waitFor();
  });

  it('shows what would change: exactly the case that the row is about', async () => {
    const { page } = proposer;
    await seeTrial(page);
    await page.screenshot({ path: `${shots}/rules-trial.png` });
    expect(await pageFaults(page)).toEqual([]);
  });

  it('takes the proposal', async () => {
    const { page } = proposer;
    await page.getByTestId('rules-propose').click();
    await page.locator('#reason').fill('手癣先治疗再复查');
    await page.getByTestId('dialog-confirm').click();
    await page.getByTestId('rules-proposal').waitFor();
    expect(await page.getByTestId('rules-confirm').count()).toBe(0);
  });

  it('shows another person the difference and the trial, who confirms', async () => {
    await confirmer.page.goto(`${city.origin}/admin/`);
    await confirmer.page.getByTestId('figure-proposals').waitFor();
    const page = await open(confirmer);
    await page.getByText('手癣先治疗再复查').waitFor();
    await page.getByRole('tab', { name: '与上一版的差别' }).click();
    const changes = page.getByTestId('rule-changes').locator('li');
    await changes.nth(4).waitFor();
    expect((await changes.allTextContents()).slice(1, 4)).toEqual([
      '新增工种演示工种sampleJob',
      '修改项目心 名称心 → 心脏听诊',
      '修改皮肤与手部：手癣 结论合格 → 待复查',
    ]);
    expect(await changes.count()).toBe(5);
    await seeTrial(page);
    await page.screenshot({ path: `${shots}/rules-confirm.png` });
    await page.getByTestId('rules-confirm').click();
    await page.getByTestId('confirm-yes').click();
    await page.getByTestId('rules-proposal').waitFor({ state: 'detached' });
    await page.getByTestId('rules-standing').getByText('现行第 2 版').waitFor();
    await page.getByRole('tab', { name: '历次版本' }).click();
    await page.getByTestId('rule-versions').getByText('监督·演示癸').waitFor();
    await page.screenshot({ path: `${shots}/rules-versions.png` });
    expect(await pageFaults(page)).toEqual([]);
  });
});

describe('parameters and the menu (A3)', () => {
  it('a value that one proposes holds once another confirms it, who is told in the menu', async () => {
    const { page } = proposer;
    await page.goto(`${city.origin}/admin/parameters?text=补录`);
    await page.getByTestId('change-late-entry-days').click();
    await page.getByTestId('parameter-value').fill('400');
    await page.getByTestId('parameter-note').fill('雨季常停电');
    expect(await page.getByTestId('dialog-confirm').isDisabled()).toBe(true);
    await page.getByTestId('parameter-value').fill('60');
    await page.getByTestId('parameter-note').press('Control+Enter');
    await page.getByTestId('parameter-proposal').waitFor();
    await page.getByTestId('change-late-entry-days').getByText('31 天').waitFor();
    await confirmer.page.getByTestId('parameters-badge').click();
    await confirmer.page.getByTestId('parameter-confirm').click();
    await confirmer.page.getByTestId('confirm-yes').click();
    await page.getByTestId('change-late-entry-days').getByText('60 天').waitFor();
    await page.screenshot({ path: `${shots}/parameters.png` });
  });

  it('a place that is switched off by the keyboard leaves the menus of those signed in, and its address says so', async () => {
    const { page } = proposer;
    const place = confirmer.page.getByTestId('nav-supervision');
    await page.getByTestId('parameters-menu').click();
    await page.getByTestId('menu-supervision').getByRole('button', { name: '监督', exact: true }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+s');
    await place.waitFor({ state: 'detached' });
    await confirmer.page.goto(`${city.origin}/admin/supervision`);
    await confirmer.page.getByText('“监督”已从您的菜单中停用').waitFor();
    await page.screenshot({ path: `${shots}/parameters-menu.png` });
    expect(await pageFaults(page)).toEqual([]);
    await page.getByTestId('menu-reset').click();
    await page.getByTestId('reset-yes').click();
    await place.waitFor();
    expect([...proposer.errors, ...confirmer.errors]).toEqual([]);
  });
});
