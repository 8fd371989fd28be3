import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticUnifiedCode } from '../../../domain/institution/index.ts';
import { syntheticIdNumber } from '../../../domain/person/index.ts';
import { mainClinic } from '../../../ops/seed/city.ts';
import { colleague } from './colleague.ts';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  ({ page } = await signedIn(browser, city, 'cityadmin'));
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const rowOf = (id: string) => page.getByTestId(`institution-${id}`);
const openTab = (name: string) => page.getByRole('tab', { name }).click();

describe('the institutions desk (A5)', () => {
  it('finds an applicant by its sound, by the keyboard alone, and admits it for county and city', async () => {
    await page.goto(`${city.origin}/admin/`);
    await page.getByTestId('applications-badge').waitFor();
    await page.getByTestId('figure-applications').click();
    await rowOf('nanqiao-2').waitFor();
    expect(await rowOf('langya-1').count()).toBe(0);
    await page.goto(`${city.origin}/admin/institutions`);
    await rowOf('langya-1').waitFor();
    await page.getByTestId('find-institution').focus();
    await page.keyboard.type('nqqwy');
    await rowOf('langya-1').waitFor({ state: 'detached' });
    // It still stands where it stands: below its county and the city.
    await rowOf('nanqiao').waitFor();
    await rowOf('chuzhou').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await openTab('准入');
    await page.getByTestId('admission-admitByCounty').click();
    await page.getByTestId('admission-admit').click();
    await page.getByTestId('admission-suspend').waitFor();
    await page.getByTestId('institution-story').getByText('市级准入').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/institution-admission.png` });
    await page.keyboard.press('Escape');
    await rowOf('nanqiao-2').getByText('已准入').waitFor();
  });

  it('adds a clinic: a mistyped code is said at its field, and its place is picked on the map', async () => {
    const code = syntheticUnifiedCode('12341103MB0000777');
    await page.goto(`${city.origin}/admin/institutions?open=%2B`);
    await page.locator('#place-parent').click();
    await page.keyboard.type('nqq');
    await page.locator('.ant-select-item-option-active', { hasText: '南谯区' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('value-name').fill('南谯区新办示例卫生院');
    await page.getByTestId('value-code').fill(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
    await page.getByTestId('value-hours.monday').fill('8:00-11:30 14:00-17:00');
    await page.getByTestId('as-monday').click();
    await page.getByTestId('pick-point').click();
    await page.getByTestId('pick-map').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.screenshot({ path: `${shots}/institution-pick.png` });
    await page.getByTestId('pick-take').click();
    await page.getByTestId('pick-map').waitFor({ state: 'detached' });
    await page.getByTestId('save-institution').click();
    await page.getByText('统一社会信用代码校验不通过').waitFor();
    await page.getByTestId('value-code').fill(code);
    await page.keyboard.press('Control+s');
    await page.getByTestId('save-institution').and(page.locator(':disabled')).waitFor();
    expect(await page.getByTestId('value-hours.friday').inputValue()).toBe('08:00-11:30 14:00-17:00');
    expect(await page.getByTestId('value-longitude').inputValue()).toMatch(/^11[78]\.\d+$/);
    await page.keyboard.press('Escape');
    await page.goto(`${city.origin}/admin/institutions?view=map`);
    await page.getByRole('button', { name: '南谯区新办示例卫生院' }).waitFor();
    await page.screenshot({ path: `${shots}/institution-map.png` });
    expect(await pageFaults(page)).toEqual([]);
  });

  it('tells what another has changed meanwhile, and keeps what is typed', async () => {
    const beside = await colleague(city, 'cityadmin');
    await page.goto(`${city.origin}/admin/institutions?open=langya-2`);
    await page.getByTestId('value-telephone').fill('0550-7654321');
    const asked = '{ institutionList(filter: { institutionId: "langya-2" }) { nodes { code area name telephone } } }';
    const { institutionList } = await beside.ask<{ institutionList: { nodes: [{ code: string; area: string; name: string }] } }>(asked);
    await beside.does('changeInstitution', { institutionId: 'langya-2', ...institutionList.nodes[0], address: '演示路 88 号' });
    const stale = page.getByTestId('stale-institution');
    await stale.getByText('演示路 88 号').waitFor();
    expect(await page.getByTestId('value-telephone').inputValue()).toBe('0550-7654321');
    await page.screenshot({ path: `${shots}/institution-stale.png` });
    await page.getByTestId('keep-mine').click();
    await stale.waitFor({ state: 'detached' });
    await page.getByTestId('save-institution').click();
    await page.getByTestId('save-institution').and(page.locator(':disabled')).waitFor();
    expect(await page.getByTestId('value-address').inputValue()).toBe('演示路 88 号');
    await expect.poll(async () => JSON.stringify(await beside.ask(asked))).toContain('0550-7654321');
  });

  it('suspends a clinic for a reason: nobody is booked there any more, and those who are are to be told', async () => {
    await page.goto(`${city.origin}/admin/institutions?open=${mainClinic}`);
    await openTab('准入');
    await page.getByTestId('admission-suspend').click();
    await page.getByTestId('booked-before-closing').getByText('人').first().waitFor();
    await page.locator('#reason').fill('检验室整改');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('institution-story').getByText('检验室整改').waitFor();
    const { page: admin } = await signedIn(browser, city, 'clinicadmin', '/booking');
    await admin.getByTestId('affected').getByText('本机构现在不接待新人').waitFor();
    await page.getByTestId('admission-lift').click();
    await page.getByTestId('institution-story').getByText('解除暂停').waitFor();
    await admin.reload();
    await admin.getByTestId('affected').waitFor({ state: 'detached' });
  });

  const file = (...rows: string[]) => ({
    name: 'institutions.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['机构编码,上级编码,类别,级别,名称,行政区划代码,电话', ...rows].join('\n')),
  });
  const good = `${syntheticUnifiedCode('12341125MB0000888')},341125DINGYUAN,体检机构,乡镇街道,定远县导入示例卫生院,341125,0550-1`;

  it('takes institutions from a file: what each line would do is shown, a wrong one refused by its line', async () => {
    await page.goto(`${city.origin}/admin/institutions/import`);
    const input = page.getByTestId('import-file');
    await input.waitFor({ state: 'attached' });
    await input.setInputFiles(file(good, '123411250000000000,341125DINGYUAN,体检机构,乡镇街道,错码示例卫生院,341125,'));
    await page.getByTestId('refused-3').getByText('校验不通过').waitFor();
    await page.screenshot({ path: `${shots}/institution-import.png` });
    await input.setInputFiles(file(good));
    await page.getByTestId('save-rows').and(page.locator(':enabled')).click();
    await page.getByText('定远县导入示例卫生院').waitFor();
  });

  it('takes an import back: what it added is disabled, nothing is left to undo, and the file brought again says so', async () => {
    await page.getByTestId('import-record').getByText('institutions.csv').waitFor();
    await page.reload();
    await page.getByTestId('undo-import').click();
    await page.getByTestId('import-record').waitFor({ state: 'detached' });
    await page.goto(`${city.origin}/admin/institutions?view=list&enabled=false`);
    await page.getByText('定远县导入示例卫生院').waitFor();
    await page.goto(`${city.origin}/admin/institutions/import`);
    await page.getByTestId('import-file').setInputFiles(file(good));
    await page.locator('[data-testid=row-2][data-does=same]').getByText('已停用，导入不会启用它').waitFor();
    expect(await page.getByTestId('save-rows').isDisabled()).toBe(true);
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/institution-import-disabled.png` });
  });
});

describe('an old system’s archive (I6)', () => {
  const rows = Array.from({ length: 60 }, (_, n) => [
    `滁旧 2026-${String(7000 + n)}`,
    n === 1 ? '阿卜杜热合曼·买买提依明·吐尔逊江·示例之长名' : `旧例${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯辰巳'[Math.floor(n / 10)]}`,
    syntheticIdNumber({ area: '341102', birthDate: '1991-07-08', sequence: 300 + n }),
    '厨师',
    '2026-03-01',
    n === 2 ? '昨天' : '2027-02-28',
    '滁州市原健康体检中心',
  ]);
  const file = {
    name: '旧系统.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [['证号', '持证人员', '身份证号', '工种', '发证日期', '有效期至', '发证单位'], ...rows].map((row) => row.join()).join('\n'),
    ),
  };
  const [number, , documentNumber] = rows[0]!;
  const name = rows[0]![1]!;
  const report = () => page.getByTestId('import-report');
  const chosen = async (testId: string, option: string): Promise<void> => {
    await page.getByTestId(testId).click();
    await page.keyboard.type(option);
    await page.locator('.ant-select-item-option-active', { hasText: option }).waitFor();
    await page.keyboard.press('Enter');
  };
  const entering = '**/api/archives/enter';

  it('is looked at before anything is written: a column is named, a wrong row says why', async () => {
    await page.goto(`${city.origin}/admin/archives/import`);
    await page.getByTestId('import-file').setInputFiles(file);
    await page.getByText('请在列名下选择：姓名').waitFor();
    await chosen('holds-1', '姓名');
    await chosen('archive-keeper', '琅琊区示例健康体检中心');
    await page.locator('[data-testid=row-4][data-state=refused]').waitFor();
    await page.getByTestId('enter-rows').getByText('导入 59 行').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/archive-preview.png` });
  });

  it('stops between two parts, goes on from there with the same file, and counts each row once', async () => {
    const held = Promise.withResolvers<void>();
    await page.route(entering, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.getByTestId('enter-rows').click();
    await page.getByTestId('stop-import').click();
    held.resolve();
    await report().getByText('停在第 50 行').waitFor();
    await page.unroute(entering);
    await page.screenshot({ path: `${shots}/archive-stopped.png` });
    await page.reload();
    await page.getByTestId('import-file').setInputFiles(file);
    await page.getByTestId('resumes').getByText('上次导入到第 50 行（共 60 行）').waitFor();
    await page.getByTestId('enter-rows').and(page.locator(':enabled')).click();
    await report().getByText('已导入 10 行').waitFor();
  });

  it('verifies for a stranger as issued before and not signed, by number and name', async () => {
    const stranger = await browser.newPage({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await stranger.goto(`${city.origin}/old`);
    await stranger.locator('input').first().fill(number!);
    await stranger.locator('input').nth(1).fill(name);
    await stranger.keyboard.press('Enter');
    await stranger.getByRole('heading', { name: '旧证，有效' }).waitFor();
    await stranger.getByText('归档机构').waitFor();
    await stranger.getByText('无：发证早于本系统，本系统未签名').waitFor();
    expect(await stranger.locator('main').innerText()).not.toContain(name);
    expect(await pageFaults(stranger)).toEqual([]);
    await stranger.screenshot({ path: `${shots}/archive-verified.png` });
    await stranger.close();
  });

  it('is found in the search box, and stands among the years of its person', async () => {
    await page.getByTestId('search').fill(number!);
    await page.locator('.search-hit', { hasText: '旧证' }).waitFor();
    await page.screenshot({ path: `${shots}/archive-found.png` });
    await page.keyboard.press('Enter');
    await page.locator('[data-testid^=more-]').click();
    await page.locator('.ant-dropdown-menu-item', { hasText: '历年体检与健康证' }).click();
    await page.getByTestId('years').getByText(number!).waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/archive-years.png` });
    const desk = await signedIn(browser, city, 'desk');
    await desk.page.goto(`${city.origin}/admin/desk`);
    await desk.page.locator('#documentNumber').fill(documentNumber!);
    await desk.page.getByTestId('old-still-valid').getByText(number!).waitFor();
    await desk.page.screenshot({ path: `${shots}/archive-at-desk.png` });
    await desk.context.close();
  });

  it('is renewed at the desk with one key: the person is filled in, and either leads to the other', async () => {
    const { page: desk, context } = await signedIn(browser, city, 'desk', '/desk');
    await desk.locator('#documentNumber').fill(documentNumber!);
    await desk.locator('[data-testid^=renew-old-]', { hasText: 'F8' }).waitFor();
    await desk.keyboard.press('F8');
    await desk.getByTestId('renews').waitFor();
    expect(await desk.locator('#name').inputValue()).toBe(name);
    await desk.keyboard.press('F9');
    await desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
    const caseId = desk.url().split('/').at(-1)!;
    await desk.goto(`${city.origin}/admin/cases/${caseId}`);
    await desk.getByRole('link', { name: '旧系统的健康证' }).first().click();
    await desk.locator(`[data-testid^=renewed-][href$="${caseId}"]`).waitFor();
    await desk.screenshot({ path: `${shots}/archive-renewed.png` });
    await context.close();
  });

  it('is undone: its cards are gone but for one that was renewed, and nothing else', async () => {
    await page.goto(`${city.origin}/admin/archives?view=imports`);
    await page.locator('[data-testid^=undo-]').first().click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
    await page.getByTestId('undo-report').getByText('已撤回 58 条，删除人员档案 58 份，保留 1 条').waitFor();
    await page.screenshot({ path: `${shots}/archive-undone.png` });
    const asked = await fetch(`${city.origin}/verify/archived`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: rows[3]![0], name: rows[3]![1] }),
    });
    expect(await asked.json()).toMatchObject({ status: 'notFound' });
  });
});
