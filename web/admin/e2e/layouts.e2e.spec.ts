import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { signedIn, type StaffAtWork } from './staff.ts';

const screenshots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let admin: StaffAtWork;
let page: Page;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  admin = await signedIn(browser, city, 'cityadmin');
  page = admin.page;
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

/** Once the page has been drawn anew by the server. */
const drawn = async (): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('[data-testid=stage]')?.getAttribute('aria-busy') === 'false');
};
const layer = (name: RegExp) => page.locator('.layers').getByRole('button', { name });
const side = (name: string) => page.getByTestId('properties').getByLabel(name, { exact: true });
const at = async (): Promise<string> => `${await side('左').inputValue()}, ${await side('上').inputValue()}`;

describe('the layout designer (A10)', () => {
  it('shows the card as it prints, and has nothing to object to', async () => {
    await page.goto(`${city.origin}/admin/layouts`);
    await page.getByTestId('layout-card').click();
    await page.locator('.artboard-picture').waitFor();
    await drawn();
    expect(await page.getByTestId('problems').innerText()).toContain('没有问题');
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${screenshots}/layout-designer.png` });
  });

  it('moves an element by keyboard, by tenths of a millimetre, and takes it back', async () => {
    await layer(/^字段 · 姓名$/).click();
    expect(await at()).toBe('27.0, 16.2');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await at()).toBe('27.1, 17.2');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await layer(/^字段 · 姓名$/).click();
    expect(await at()).toBe('27.0, 16.2');
  });

  it('draws a dragged element to the edges of its neighbours', async () => {
    const frame = (await page.locator('.artboard-box-on').boundingBox())!;
    const scale = frame.width / 31.5;
    await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width / 2 + scale * 1.2, frame.y + frame.height / 2, { steps: 4 });
    expect(await page.locator('.artboard-guide-y').count()).toBe(1);
    await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await page.locator('.artboard-guide').count()).toBe(0);
    // The lower edge of the label above; across, the labels’ own.
    expect(await at()).toBe('27.0, 16.5');
  });

  it('tells when a code becomes too fine for phones, and does not publish that', async () => {
    await layer(/^二维码/).click();
    await side('宽').fill('12');
    await side('宽').press('Tab');
    await page.getByTestId('problems').getByText('二维码过小').waitFor();
    await drawn();
    expect(await page.getByTestId('publish').isDisabled()).toBe(true);
    await page.screenshot({ path: `${screenshots}/layout-problem.png` });
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByTestId('problems').getByText('没有问题').waitFor();
  });

  it('is published as a version that cards are printed by at once, and can be restored', async () => {
    await layer(/^文字 · 扫码核验真伪$/).click();
    await page.getByTestId('properties').locator('textarea').fill('扫一扫 辨真伪');
    await page.keyboard.press('Control+s');
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await layer(/^文字 · 扫一扫 辨真伪$/).waitFor();
    await page.getByTestId('publish').click();
    await page.getByLabel('说明').fill('改了提示语');
    await page.keyboard.press('Enter');
    await page.getByText('已发布').waitFor();
    await page.getByRole('button', { name: '历史版本' }).click();
    await page.getByText('第 1 版').waitFor();
    await page.getByText('改了提示语').waitFor();
    await page.getByRole('button', { name: '以默认版式为草稿' }).click();
    await layer(/^文字 · 扫码核验真伪$/).waitFor();
  });

  it('keeps two designers from writing over each other unasked', async () => {
    const other = await signedIn(browser, city, 'cityadmin');
    await other.page.goto(`${city.origin}/admin/layouts/receipt`);
    await page.goto(`${city.origin}/admin/layouts/receipt`);
    for (const one of [other.page, page]) {
      await one.locator('.artboard-picture').waitFor();
      await one.getByTestId('put-line').click();
      await one.keyboard.press('Control+s');
      if (one === other.page) await one.getByText('草稿已保存').waitFor();
    }
    await page.getByText('别人刚保存了这份草稿').waitFor();
    expect(await page.locator('.artboard-box-on').count()).toBe(1);
    await other.context.close();
  });

  it('shows a paper of several pages’ flow in English too, and nothing broke on the way', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByTestId('language').click();
    await page.goto(`${city.origin}/admin/layouts/examinationForm`);
    await page.locator('.artboard-picture').waitFor();
    await drawn();
    await page.screenshot({ path: `${screenshots}/layout-form-en.png` });
    expect(await pageFaults(page)).toEqual([]);
    expect(admin.errors).toEqual([]);
  });
});
