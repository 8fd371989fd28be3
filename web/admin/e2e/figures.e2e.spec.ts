import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir, readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colleague, examinedPerson } from './colleague.ts';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  ({ page } = await signedIn(browser, city, 'commission'));
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** The first figure of the row of totals. */
const registered = async (): Promise<number> => Number(await page.getByTestId('figures-total').locator('td').nth(1).textContent());

describe('the figures (A11)', () => {
  it('sum the city up, with what stands and what happened, in charts and tables', async () => {
    await page.goto(`${city.origin}/admin/figures?period=year`);
    await page.getByRole('img', { name: '登记走势' }).locator('svg').waitFor();
    const net = await registered();
    expect(net).toBeGreaterThan(20);
    await page.getByTestId('figures-items').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/figures.png`, fullPage: true });
    await page.goto(`${city.origin}/admin/figures?period=year&shown=gross`);
    await page.getByTestId('figures-total').waitFor();
    await expect.poll(registered).toBeGreaterThan(net);
  });

  it('are taken away as the page shows them', async () => {
    await page.goto(`${city.origin}/admin/figures?period=year&by=programme`);
    await page.getByTestId('figures-total').waitFor();
    const download = page.waitForEvent('download');
    await page.getByTestId('figures-csv').click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toContain('按项目,登记,到检,检查项次');
    expect(lines.at(-1)?.split(',').slice(0, 2)).toEqual(['合计', String(await registered())]);
  });

  it('say that a period has not begun', async () => {
    await page.goto(`${city.origin}/admin/figures?period=month&at=2099-01-01`);
    await page.getByText('这一期还没有开始').waitFor();
    expect(await pageFaults(page)).toEqual([]);
  });
});

describe('supervision', () => {
  it('compares institutions, and leads down to their cases once a purpose is stated', async () => {
    const [desk, exam, doctor] = await Promise.all(['desk', 'exam', 'doctor'].map((name) => colleague(city, name)));
    const found = { skin: { findings: [{ code: 'purulentSkinDisease', site: 'leftHand' }] } };
    const { caseId } = await examinedPerson(desk!, exam!, '演示脓', found);
    await doctor!.does('concludeCase', { caseId });
    await page.goto(`${city.origin}/admin/supervision?period=year`);
    await page.getByTestId('supervision-reasons').getByText('琅琊区示例健康体检中心').waitFor();
    await page.getByTestId('course-unfit').locator('b').getByText('1', { exact: true }).waitFor();
    const clinic = page.getByRole('button', { name: '查看琅琊区示例健康体检中心的办证人员' });
    await clinic.waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/supervision.png` });
    await clinic.press('Enter');
    await page.getByTestId('purpose').getByRole('combobox').press('ArrowDown');
    await page.locator('.ant-select-item-option-active', { hasText: '日常监督检查' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('purpose-reference').fill('13900004711');
    await page.getByTestId('purpose-confirm').click();
    await page.getByText('案卷编号不能是证件号码或手机号码').waitFor();
    await page.getByTestId('purpose-reference').fill('2026-0117');
    await page.getByTestId('purpose-confirm').click();
    await page.getByTestId('purpose-stated').getByText('日常监督检查').waitFor();
    const name = page.getByRole('columnheader', { name: '姓名' });
    await name.waitFor();
    await page.locator('.ant-table-row').first().waitFor();
    expect(page.url()).toContain('/admin/cases?institutionId=langya-clinic');
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/purpose-stated.png` });
    // It holds for every tab of the session, until it is ended; then codes and times are left.
    await page.getByTestId('purpose-end').click();
    await page.getByTestId('purpose-missing').waitFor();
    await page.locator('.ant-table-row').first().waitFor();
    expect(await name.count()).toBe(0);
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/purpose-missing.png` });
  });
});

describe('a list taken away over a slow line', () => {
  const rowsIn = (count: string | null): number => Number(/(\d+)[^\d]*$/.exec(count ?? '')?.[1]);

  it('says how far it is, and stops when told to; then it comes whole, with as many rows as were said', async () => {
    await page.goto(`${city.origin}/admin/cases`);
    await page.locator('.ant-table-row').first().waitFor();
    const line = await page.context().newCDPSession(page);
    const slowly = { offline: false, latency: 500, downloadThroughput: 200, uploadThroughput: -1 };
    await line.send('Network.emulateNetworkConditions', slowly);
    const files: string[] = [];
    page.on('download', (download) => files.push(download.suggestedFilename()));
    await page.getByTestId('export').click();
    const progress = page.getByTestId('export-progress');
    await progress.getByRole('progressbar').waitFor();
    const told = rowsIn(await progress.locator('span').first().textContent());
    expect(told).toBeGreaterThan(20);
    await page.screenshot({ path: `${shots}/export-progress.png` });
    await page.getByTestId('export-stop').press('Enter');
    await page.getByText('已停止导出，没有保存文件').waitFor();
    await progress.waitFor({ state: 'detached' });
    expect(files).toEqual([]);

    await line.send('Network.emulateNetworkConditions', { ...slowly, latency: 0, downloadThroughput: -1 });
    const [whole] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export').click()]);
    const lines = (await readFile(await whole.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(told + 1);
    expect(files).toHaveLength(1);
  });
});
