import { mkdir } from 'node:fs/promises';
import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PretendCity, startPretendCity } from './pretend-city.ts';

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};
const shots = '.artifacts/screenshots/public';

let city: PretendCity;
let browser: Browser;

beforeAll(async () => {
  city = await startPretendCity();
  browser = await openBrowser();
  await mkdir(shots, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const visit = async (options: BrowserContextOptions, use: (page: Page, context: BrowserContext) => Promise<void>) => {
  const context = await browser.newContext({ ...phone, ...options });
  try {
    await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
};

const answered = async (page: Page, address: string) => {
  // A change of the fragment alone would not load the page anew.
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('.verify-details .log').waitFor();
  return page.locator('.verdict h1').innerText();
};

const states = [
  { name: 'valid', status: 'valid', zh: '有效', en: 'Valid' },
  { name: 'expired', status: 'valid', about: { expires: '2026-06-01T00:00:00+08:00' }, zh: '已过期', en: 'Expired' },
  { name: 'suspended', status: 'suspended', zh: '已暂停', en: 'Suspended' },
  { name: 'revoked', status: 'revoked', zh: '已吊销', en: 'Revoked' },
  { name: 'superseded', status: 'superseded', about: { supersededBy: '99010120260000009999' }, zh: '已换发', en: 'Superseded' },
  { name: 'unknown', status: 'unknown', zh: '查无此证', en: 'Not found' },
  { name: 'forged', status: 'valid', about: { by: 'stranger' }, zh: '疑似伪造', en: 'Not genuine' },
] as const;

describe('the answer that a verifier sees', () => {
  it.each(states)('$name, on a phone in Chinese and on a small one in English at night', async ({ name, status, zh, en, ...more }) => {
    const { address } = await city.issue(status, 'about' in more ? more.about : {});
    // axe is put into the page, which the page's own policy would rightly refuse.
    await visit({ bypassCSP: true }, async (page) => {
      expect(await answered(page, address)).toBe(zh);
      expect(await pageFaults(page)).toEqual([]);
      expect(await page.getByText('钱示例').count()).toBe(name === 'forged' || name === 'unknown' ? 0 : 1);
      await page.screenshot({ path: `${shots}/${name}.png` });
    });
    await visit({ bypassCSP: true, locale: 'en', colorScheme: 'dark', viewport: { width: 360, height: 740 } }, async (page) => {
      expect(await answered(page, address)).toBe(en);
      expect(await pageFaults(page)).toEqual([]);
      await page.screenshot({ path: `${shots}/${name}-en-dark-360.png` });
    });
  });
});

describe('a code that asks for more than its signature', () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const codes = [
    { name: 'withdrawn', code: () => city.issue('valid', { by: 'withdrawn' }), zh: '暂时无法核验', why: '密钥已停用' },
    { name: 'withdrawn-revoked', code: () => city.issue('revoked', { by: 'withdrawn' }), zh: '已吊销', why: '密钥已停用' },
    { name: 'national-suite', code: () => city.issue('valid', { by: 'sm2' }), zh: '有效', why: '' },
    { name: 'phone', code: () => city.onPhone(new Date()), zh: '有效', why: '' },
    { name: 'phone-earlier', code: () => city.onPhone(minutesAgo(5)), zh: '暂时无法核验', why: '动态码已过时' },
    { name: 'phone-later', code: () => city.onPhone(minutesAgo(-5)), zh: '暂时无法核验', why: '请核对两部手机的时间' },
  ];
  it.each(codes)('$name', async ({ name, code, zh, why }) => {
    const { address } = await code();
    await visit({ bypassCSP: true }, async (page) => {
      expect(await answered(page, address)).toBe(zh);
      expect(await page.locator('.verdict p').innerText()).toContain(why);
      expect(await page.getByText('钱示例').count()).toBe(zh === '有效' ? 1 : 0);
      expect(await pageFaults(page)).toEqual([]);
      await page.screenshot({ path: `${shots}/${name}.png` });
    });
    await visit({ locale: 'en', colorScheme: 'dark', viewport: { width: 360, height: 740 } }, async (page) => {
      await answered(page, address);
      await page.screenshot({ path: `${shots}/${name}-en-dark-360.png` });
    });
  });
});

describe('after the first use', () => {
  it('is answered without a network, by the signed list and its age', async () => {
    const [valid, revoked] = await Promise.all([city.issue('valid'), city.issue('revoked')]);
    const stranger = await city.issue('valid', { by: 'stranger' });
    await visit({}, async (page, context) => {
      await page.goto(city.origin);
      await page.getByText('可离线核验').waitFor();
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await context.setOffline(true);
      expect(await answered(page, valid.address)).toBe('有效');
      expect(await page.locator('.verdict p').innerText()).toBe('签名无误；按1小时前签发的状态名单，证件有效。');
      await page.screenshot({ path: `${shots}/valid-offline.png` });
      expect(await answered(page, revoked.address)).toBe('已失效');
      expect(await answered(page, stranger.address)).toBe('疑似伪造');
      expect(await answered(page, valid.address.slice(0, valid.address.indexOf('#')))).toBe('暂时无法核验');
    });
  });
});

describe('the start page', () => {
  it('reads a code from a picture with nothing from elsewhere, and explains why a number is no proof', async () => {
    await visit({}, async (page) => {
      const elsewhere: string[] = [];
      const refused: string[] = [];
      page.on(
        'request',
        (request) => /^(blob|data):/.test(request.url()) || request.url().startsWith(city.origin) || elsewhere.push(request.url()),
      );
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
      await page.goto(city.origin);
      await page.getByLabel('或粘贴二维码内容').fill('9901 0120 2600 0000 0101');
      await page.getByRole('button', { name: '核验', exact: true }).click();
      await page.getByText('只有编号无法核验').waitFor();
      await page.screenshot({ path: `${shots}/start.png` });
      await page.locator('input[type=file]').setInputFiles(new URL('code-of-nobody.png', import.meta.url).pathname);
      await page.getByRole('heading', { name: '查无此证' }).waitFor();
      expect({ elsewhere, refused }).toEqual({ elsewhere: [], refused: [] });
    });
  });
});
