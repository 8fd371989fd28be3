import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mainClinic } from '../../../ops/seed/city.ts';
import { startDemoCity, type DemoCity } from './demo-city.ts';
import { colleague } from './colleague.ts';
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

  it('shows it at true size: a millimetre of the card is one of the page', async () => {
    await page.getByTestId('true-size').click();
    // How much wider and higher the card is than a ruler of its size, in CSS pixels: to be drawn within half of one.
    const beside = () =>
      page.evaluate(() => {
        const ruler = document.body.appendChild(document.createElement('div'));
        ruler.style.cssText = 'position: fixed; width: 85.6mm; height: 54mm';
        const [shown, asked] = [document.querySelector('[data-testid=stage]')!, ruler].map((of) => of.getBoundingClientRect());
        ruler.remove();
        return [Math.round(shown!.width - asked!.width), Math.round(shown!.height - asked!.height), Math.round(asked!.width)];
      });
    await expect.poll(beside).toEqual([0, 0, Math.round((85.6 / 25.4) * 96)]);
    await page.getByRole('button', { name: '适合窗口' }).click();
    await drawn();
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
    await page.getByText('已发布', { exact: true }).waitFor();
    await page.getByRole('button', { name: '历史版本' }).click();
    await page.getByText('第 1 版').waitFor();
    await page.getByText('改了提示语').waitFor();
    await page.getByRole('button', { name: '以默认版式为草稿' }).click();
    await layer(/^文字 · 扫码核验真伪$/).waitFor();
  });

  it('of one institution and programme is what its cards are printed by, until an earlier version is in force again', async () => {
    const certs = await signedIn(browser, city, 'certs');
    const beside = await colleague(city, 'certs');
    const { certificateRegister } = await beside.ask<{ certificateRegister: { nodes: { number: string }[] } }>(
      '{ certificateRegister(filter: { validity: valid, category: "food" }, first: 1) { nodes { number } } }',
    );
    const { number } = certificateRegister.nodes[0]!;
    const address = `${city.origin}/api/print/card/${number}`;
    /** What stands beneath the code, which is drawn anew each time: a digest of its pixels. */
    const beneath = (): Promise<string> =>
      certs.page.evaluate(async (of) => {
        const picture = await createImageBitmap(await (await fetch(of, { cache: 'no-store' })).blob());
        const mm = picture.width / 85.6;
        const [width, height] = [Math.floor(23 * mm), Math.floor(2.6 * mm)];
        const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
        canvas.drawImage(picture, -59 * mm, -37 * mm);
        const digest = await crypto.subtle.digest('SHA-256', canvas.getImageData(0, 0, width, height).data);
        return Array.from(new Uint8Array(digest)).join('.');
      }, `${address}.png`);
    let published = 0;
    const publish = async (): Promise<void> => {
      await page.getByTestId('publish').click();
      await page.waitForFunction(() => document.activeElement?.id === 'publish-note');
      const answer = page.waitForResponse((response) => response.request().postData()?.includes('"PublishLayout"') ?? false);
      await page.keyboard.press('Enter');
      const outcome: unknown = ((await (await answer).json()) as { data: { outcome: unknown } }).data.outcome;
      expect(outcome).toMatchObject({ __typename: 'CommandReceipt', revision: 2 * ++published - 1 });
      await page.getByTestId('dialog-confirm').waitFor({ state: 'detached' });
    };
    const say = async (was: RegExp, words: string): Promise<void> => {
      await layer(was).click();
      await page.getByTestId('properties').locator('textarea').fill(words);
      await drawn();
      await publish();
    };
    const before = await beneath();
    expect(await beneath()).toBe(before);
    await page.goto(`${city.origin}/admin/layouts/card?institution=${mainClinic}&programme=food-handler`);
    await page.locator('.artboard-picture').waitFor();
    await say(/^文字 · (扫码核验真伪|扫一扫 辨真伪)$/, '本中心专用一');
    await expect.poll(beneath).not.toBe(before);
    const first = await beneath();
    await say(/^文字 · 本中心专用一$/, '本中心专用二');
    await expect.poll(beneath).not.toBe(first);
    await page.getByRole('button', { name: '历史版本' }).click();
    await page.locator('.versions li', { hasText: '第 1 版' }).getByRole('button').click();
    await layer(/^文字 · 本中心专用一$/).waitFor();
    // The keyboard goes on while the panel still goes away, which does not take it back.
    await page.getByTestId('publish').focus();
    await page.locator('.ant-drawer-content-wrapper').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('publish');
    await drawn();
    await publish();
    await expect.poll(beneath).toBe(first);
    // Points: 85.6 mm by 54 mm.
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(
      (await (await certs.context.request.get(`${address}.pdf`)).body()).toString('latin1'),
    )!;
    expect(Number(width)).toBeCloseTo((85.6 / 25.4) * 72, 0);
    expect(Number(height)).toBeCloseTo((54 / 25.4) * 72, 0);
    await certs.context.close();
  });

  it('keeps two designers from writing over each other unasked', async () => {
    const other = await signedIn(browser, city, 'cityadmin', '/layouts/receipt');
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
