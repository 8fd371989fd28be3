import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir, readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '../../../integrations/print/png.ts';
import { renderedPages } from '../../../integrations/print/raster.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let station: Page;
let clinic: Page;
let administrator: Page;
let caseId: string;
const staff: (StaffAtWork & { readonly login: string })[] = [];

const at = async (loginName: string, path: string): Promise<Page> => {
  const one = await signedIn(browser, city, loginName, path);
  staff.push({ ...one, login: loginName });
  return one.page;
};
const open = (page: Page, path: string) => page.goto(`${city.origin}/admin${path}`);
const save = async (page: Page): Promise<void> => {
  await page.getByTestId('save-entry').click();
  await page.locator('.ant-drawer-open').waitFor({ state: 'detached' });
};
const codes = (page: Page): Promise<string[]> =>
  page.locator('.entries .entry').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')!.replace('entry-', '')));
const choose = async (page: Page, code: string, action: string): Promise<void> => {
  await page.getByTestId(`entry-more-${code}`).click();
  await page.locator('.ant-dropdown:not(.ant-dropdown-hidden) .ant-dropdown-menu-item', { hasText: action }).click();
};

/** Opens one after the other of those who wait, until one is to have ALT measured. */
const someoneForAlt = async (typed: Locator): Promise<string> => {
  const rows = station.locator('li.queue-row');
  await rows.first().waitFor();
  for (const row of await rows.all()) {
    const id = (await row.getAttribute('data-testid'))!.replace('queue-', '');
    await row.click();
    await station.locator(`[data-testid=queue-${id}][aria-current=true]`).waitFor();
    await station.locator('[data-item]').first().waitFor();
    if ((await typed.count()) > 0) return id;
  }
  throw new Error('nobody waits for ALT');
};

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  [station, clinic, administrator] = await Promise.all([
    at('exam', '/stations/laboratory'),
    at('clinicadmin', '/settings/result-forms'),
    at('cityadmin', '/settings/skin-sites'),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('the form of a result (A5)', () => {
  it('is tried where it is made, and flags what is typed at an open station at once', async () => {
    const typed = station.getByTestId('value-alt-alt');
    caseId = await someoneForAlt(typed);
    await typed.fill('25');
    await station.locator('.measured-within', { has: typed }).waitFor();

    await clinic.getByTestId('add-entry').click();
    await clinic.getByTestId('entry-item').click();
    await clinic.keyboard.type('alt');
    await clinic.locator('.ant-select-item-option-active', { hasText: '丙氨酸氨基转移酶' }).waitFor();
    await clinic.keyboard.press('Enter');
    const limits = clinic.locator('[data-testid^="value-fields.0.ranges."][data-testid$=".high"]');
    await limits.first().waitFor();
    for (const limit of await limits.all()) await limit.fill('20');
    await clinic.locator('.try-form').getByTestId('value-alt-alt').fill('２５');
    await clinic.getByTestId('reading-alt').getByText('偏高').waitFor();
    await clinic.screenshot({ path: `${shots}/settings-result-form.png` });
    expect(await pageFaults(clinic)).toEqual([]);
    await save(clinic);
    await clinic.getByTestId('entry-alt').waitFor();

    await station.locator('.measured-above', { has: typed }).waitFor();
    expect(await typed.inputValue()).toBe('25');
  });
});

describe('a notice of an institution (A6)', () => {
  it('is seen on the guide sheet while it is written, and printed on the next one', async () => {
    await open(clinic, '/settings/notices?entry=preparation');
    await clinic.getByTestId('value-text.zh').fill('- 请带演示眼镜。');
    await clinic.getByTestId('value-text.en').fill('- Bring sample glasses.');
    await clinic.getByTestId('sample-paper').waitFor();
    await save(clinic);
    await clinic.locator('[data-testid=entry-preparation][data-origin=instead]').waitFor();
    const pdf = await (await at('desk', '/desk')).request.get(`${city.origin}/api/print/guideSheet/${caseId}.pdf`);
    const [page] = await renderedPages(await pdf.body());
    expect(page!.text).toContain('请带演示眼镜');
    expect(page!.text).not.toContain('携带本人有效身份证件');

    await choose(clinic, 'preparation', '恢复全市的内容');
    await clinic.locator('[data-testid=entry-preparation][data-origin=city]').waitFor();
    await clinic.screenshot({ path: `${shots}/settings-notices.png` });
  });
});

describe('an entry of the city’s list (A3)', () => {
  it('is added, put in order by keyboard, retired and restored', async () => {
    await administrator.getByTestId('add-entry').click();
    await administrator.getByTestId('value-name.zh').fill('示例部位');
    await administrator.getByTestId('save-entry').click();
    await administrator.locator('[data-field=name]').getByRole('alert').waitFor();
    await administrator.getByTestId('value-name.en').fill('Sample site');
    await save(administrator);
    await administrator.getByTestId('entry-sample-site').waitFor();
    const before = await codes(administrator);
    expect(before.at(-1)).toBe('sample-site');

    await administrator.locator('[data-testid=entry-sample-site] .entry-name').focus();
    await administrator.keyboard.press('Alt+ArrowUp');
    await administrator.locator('[data-testid=entry-sample-site] + .entry').waitFor();
    expect((await codes(administrator)).at(-2)).toBe('sample-site');
    expect(await administrator.evaluate(() => document.activeElement?.closest('li')?.getAttribute('data-testid'))).toBe(
      'entry-sample-site',
    );

    await administrator.getByTestId('entry-search').locator('input').fill('slbw');
    await administrator.getByText('共 1 条').waitFor();
    await administrator.getByTestId('entry-search').locator('input').fill('');
    await choose(administrator, 'sample-site', '停用');
    await administrator.getByTestId('entry-sample-site').waitFor({ state: 'detached' });
    await administrator.getByText('已停用 1 条').click();
    await administrator.getByTestId('restore-sample-site').click();
    await administrator.getByTestId('entry-sample-site').waitFor();

    await choose(administrator, 'sample-site', '修改记录');
    await administrator.getByTestId('entry-history').locator('li').nth(3).waitFor();
    const told = await administrator.getByTestId('entry-history').locator('b').allInnerTexts();
    expect(told).toEqual(['恢复', '停用', '调整次序', '新增']);
    await administrator.screenshot({ path: `${shots}/settings-history.png` });
  });

  it('changed by two at once, tells the second and keeps what they typed', async () => {
    await open(administrator, '/settings/skin-sites?entry=sample-site');
    await administrator.getByTestId('value-remark').fill('第一位的备注');
    const other = await at('cityadmin', '/settings/skin-sites?entry=sample-site');
    await other.getByTestId('value-remark').fill('第二位的备注');
    await save(other);

    await administrator.getByTestId('stale-entry').getByText('第二位的备注').waitFor();
    await administrator.screenshot({ path: `${shots}/settings-stale.png` });
    expect(await administrator.getByTestId('value-remark').inputValue()).toBe('第一位的备注');
    await administrator.getByTestId('keep-mine').click();
    await save(administrator);
    await open(other, '/settings/skin-sites?entry=sample-site');
    await other.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[id="value-remark"]')?.value === '第一位的备注');
  });
});

describe('a dictionary of the city’s own (A3)', () => {
  it('is made beside the system’s, filled like any other, and leaves the menu when it is retired', async () => {
    await open(administrator, '/settings/dictionary-types?entry=%2B');
    await administrator.getByTestId('system-ethnic-groups').getByText('系统').waitFor();
    await administrator.getByTestId('value-name.zh').fill('示例渠道');
    await administrator.getByTestId('value-name.en').fill('Sample channels');
    await save(administrator);
    await administrator.getByTestId('kind-own.sample-channels').click();
    await administrator.getByTestId('add-entry').click();
    await administrator.getByTestId('value-name.zh').fill('窗口');
    await administrator.getByTestId('value-name.en').fill('Counter');
    await save(administrator);
    await administrator.getByTestId('entry-counter').waitFor();

    await administrator.getByTestId('import-entries').click();
    const file = { name: '示例渠道.csv', mimeType: 'text/csv', buffer: Buffer.from('代码,名称（中文）,名称（英文）\nweb,网站,Website\n') };
    await administrator.getByTestId('import-file').setInputFiles(file);
    await administrator.getByTestId('save-rows').click();
    await administrator.getByTestId('entry-web').waitFor();

    await administrator.getByTestId('kind-dictionary-types').click();
    await administrator.getByTestId('entry-sample-channels').waitFor();
    await administrator.screenshot({ path: `${shots}/settings-dictionary-types.png` });
    expect(await pageFaults(administrator)).toEqual([]);
    await choose(administrator, 'sample-channels', '停用');
    await administrator.getByTestId('kind-own.sample-channels').waitFor({ state: 'detached' });
  });
});

describe('an institution’s seal (A10)', () => {
  /** Red rings on white, as they are scanned. */
  const scanned = (): Buffer => {
    const side = 240;
    const data = new Uint8Array(side * side * 4).fill(255);
    for (let at = 0; at < side * side; at += 1) {
      const from = Math.hypot((at % side) - side / 2, Math.floor(at / side) - side / 2);
      if (from > 95 && from < 112) data.set([200, 20, 20, 255], at * 4);
    }
    return Buffer.from(encodePng({ width: side, height: side, data }, 300));
  };
  const redOn = async (): Promise<number> => {
    const pdf = await (
      await staff.find(({ login }) => login === 'desk')!.page.request.get(`${city.origin}/api/print/receipt/${caseId}.pdf`)
    ).body();
    const { data } = (await renderedPages(pdf))[0]!.pixels;
    let red = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! > 150 && data[at + 1]! < 90 && data[at + 2]! < 90) red += 1;
    return red;
  };

  it('is uploaded, freed of its paper, seen on a receipt, printed, and withdrawn', async () => {
    await open(clinic, '/settings/institution-seals?entry=%2B');
    await clinic.getByTestId('sample-paper').waitFor();
    const before = await clinic.getByTestId('sample-paper').getAttribute('src');
    await clinic.getByTestId('value-name.zh').fill('示例公章');
    await clinic.getByTestId('value-name.en').fill('Sample seal');
    await clinic.getByTestId('value-image').setInputFiles({ name: 'seal.png', mimeType: 'image/png', buffer: scanned() });
    await clinic.getByTestId('clear-paper').click();
    await clinic.getByTestId('clear-paper').waitFor({ state: 'detached' });
    await clinic.waitForFunction((old) => {
      const paper = document.querySelector<HTMLImageElement>('[data-testid=sample-paper]');
      return paper !== null && paper.src !== old && paper.closest('[aria-busy]')?.getAttribute('aria-busy') === 'false';
    }, before);
    await clinic.screenshot({ path: `${shots}/settings-seal.png` });
    expect(await pageFaults(clinic)).toEqual([]);
    await save(clinic);
    await clinic.getByTestId('entry-sample-seal').waitFor();
    expect(await redOn()).toBeGreaterThan(1000);

    await choose(clinic, 'sample-seal', '停用');
    await clinic.getByTestId('entry-sample-seal').waitFor({ state: 'detached' });
    expect(await redOn()).toBe(0);
  });
});

describe('a price list as a file (A3, D7)', () => {
  it('is exported, read back without a change, mended, refused row by row, and saved whole', async () => {
    await open(clinic, '/settings/fee-prices');
    const [saved] = await Promise.all([clinic.waitForEvent('download'), clinic.getByTestId('export-entries').click()]);
    const csv = await readFile(await saved.path(), 'utf8');
    await clinic.getByTestId('import-entries').click();
    const give = (text: string) =>
      clinic.getByTestId('import-file').setInputFiles({ name: '价目表.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await give(csv);
    await clinic.getByText('没有要保存的内容').waitFor();

    await give(`${csv.replace('105.00', '"12,50"')}dna,乙肝检测,Sample test,food-handler,,5\r\n`);
    await clinic.getByTestId('refused-2').getByText('逗号只用来分隔千位').waitFor();
    await clinic.getByTestId('refused-5').getByText('禁止').waitFor();
    expect(await clinic.getByTestId('save-rows').isDisabled()).toBe(true);
    await clinic.screenshot({ path: `${shots}/settings-import.png` });
    expect(await pageFaults(clinic)).toEqual([]);

    await give(`${csv.replace('105.00', '１２．５０')}dna,示例检测,Sample test,food-handler,,66.6\r\n`);
    await clinic.locator('[data-testid=row-2][data-does=change]').getByText('12.50').waitFor();
    await clinic.getByTestId('save-rows').click();
    await clinic.getByTestId('entry-dna').getByText('66.60').waitFor();
    await clinic.getByTestId('entry-food').getByText('12.50').waitFor();

    await clinic.getByTestId('entry-food').locator('.entry-name').click();
    await clinic.getByTestId('value-amount').fill('12,50');
    await clinic.getByTestId('save-entry').click();
    await clinic.locator('[data-field=amount]').getByText('这不是金额').waitFor();
    await clinic.getByTestId('value-amount').fill('¥105');
    await save(clinic);
    await clinic.getByTestId('entry-food').getByText('105.00').waitFor();
  });

  it('goes out as a workbook, too, which comes back without a change', async () => {
    const [saved] = await Promise.all([clinic.waitForEvent('download'), clinic.getByTestId('export-entries-excel').click()]);
    expect(saved.suggestedFilename()).toBe('价目表.xlsx');
    await clinic.getByTestId('import-entries').click();
    await clinic.getByTestId('import-file').setInputFiles(await saved.path());
    await clinic.getByText('没有要保存的内容').waitFor();
  });

  it('names what it prices: programme and item are chosen by their sound', async () => {
    await open(clinic, '/settings/fee-prices?entry=%2B');
    await clinic.locator('#entry-code').fill('alt-again');
    await clinic.getByTestId('value-name.zh').fill('复查项目');
    await clinic.getByTestId('value-name.en').fill('Recheck');
    for (const [field, sound, name] of [
      ['programmeId', 'ggcs', '公共场所'],
      ['item', 'bas', '丙氨酸氨基转移酶'],
    ] as const) {
      await clinic.locator(`[id="value-${field}"]`).fill(sound);
      await clinic.locator('.ant-select-item-option-active', { hasText: name }).waitFor();
      await clinic.keyboard.press('Enter');
    }
    await clinic.getByTestId('value-amount').fill('6');
    await save(clinic);
    await clinic.getByTestId('entry-alt-again').getByText('丙氨酸氨基转移酶').waitFor();
  });

  it('and a number says which would do, when it is out of its range', async () => {
    await open(clinic, '/settings/specimen-deadlines?entry=%2B');
    await clinic.getByTestId('value-labelled').fill('-1');
    await clinic.locator('[data-field=labelled]').getByText('应为 1 到 1000 的整数').waitFor();
    await clinic.screenshot({ path: `${shots}/settings-range.png` });
  });
});

describe('an operation that the city switches off (A10)', () => {
  it('disappears for who is signed in, and comes back', async () => {
    await clinic.getByTestId('nav-paperForms').waitFor();
    await open(administrator, '/settings/operations');
    await administrator.getByTestId('operation-search').locator('input').fill('numberPaper');
    await administrator.getByTestId('switch-numberPaperForms').click();
    await administrator.locator('#reason').fill('由市级统一编印');
    await administrator.keyboard.press('Control+Enter');
    await administrator.locator('.ant-tag', { hasText: '由市级统一编印' }).waitFor();
    await administrator.screenshot({ path: `${shots}/settings-operations.png` });
    await clinic.getByTestId('nav-paperForms').waitFor({ state: 'detached' });
    await administrator.getByTestId('switch-numberPaperForms').click();
    await clinic.getByTestId('nav-paperForms').waitFor();
  });

  it('shows nothing that axe finds, and no page reported an error', async () => {
    await open(administrator, '/settings/fee-policies?entry=%2B');
    await administrator.locator('.value-form').waitFor();
    expect(await pageFaults(administrator)).toEqual([]);
    expect(staff.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
