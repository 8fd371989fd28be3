import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticUnifiedCode } from '../../../domain/institution/index.ts';
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
    expect(JSON.stringify(await beside.ask(asked))).toContain('0550-7654321');
  });

  it('suspends a clinic for a reason: nobody is booked there any more, and those who are are to be told', async () => {
    await page.goto(`${city.origin}/admin/institutions?open=${mainClinic}`);
    await openTab('准入');
    await page.getByTestId('admission-suspend').click();
    await page.getByTestId('booked-before-closing').getByText('人').first().waitFor();
    await page.locator('#reason').fill('检验室整改');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('institution-story').getByText('检验室整改').waitFor();
    const { page: admin } = await signedIn(browser, city, 'clinicadmin');
    await admin.goto(`${city.origin}/admin/booking`);
    await admin.getByTestId('affected').getByText('本机构现在不接待新人').waitFor();
    await page.getByTestId('admission-lift').click();
    await page.getByTestId('institution-story').getByText('解除暂停').waitFor();
    await admin.reload();
    await admin.getByTestId('affected').waitFor({ state: 'detached' });
  });

  it('takes institutions from a file: what each line would do is shown, a wrong one refused by its line', async () => {
    const file = (...rows: string[]) => ({
      name: 'institutions.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['机构编码,上级编码,类别,级别,名称,行政区划代码,电话', ...rows].join('\n')),
    });
    const good = `${syntheticUnifiedCode('12341125MB0000888')},341125DINGYUAN,体检机构,乡镇街道,定远县导入示例卫生院,341125,0550-1`;
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

  it('takes an import back: what it added is disabled, and nothing is left to undo', async () => {
    await page.getByTestId('import-record').getByText('institutions.csv').waitFor();
    await page.reload();
    await page.getByTestId('undo-import').click();
    await page.getByTestId('import-record').waitFor({ state: 'detached' });
    await page.goto(`${city.origin}/admin/institutions?view=list&enabled=false`);
    await page.getByText('定远县导入示例卫生院').waitFor();
  });
});
