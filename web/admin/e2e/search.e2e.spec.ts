import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticIdNumber } from '../../../domain/person/synthetic-id-number.ts';
import { joinEmbeddedPostgres } from '../../../integrations/postgres/index.ts';
import { colleague } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { pick, signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';
/** The last character (U+2C386) is in no font of the card. */
const name = '李明\u{2C386}';
const idNumber = syntheticIdNumber({ area: '341102', birthDate: '1988-08-08', sequence: 631 });

let city: DemoCity;
let browser: Browser;
let desk: Page;
const errors: (readonly string[])[] = [];

const at = async (loginName: string): Promise<Page> => {
  const staff = await signedIn(browser, city, loginName);
  errors.push(staff.errors);
  return staff.page;
};

interface Issued {
  readonly number: string;
  readonly caseId: string;
  readonly opaqueId: string;
}

/** A certificate that the demo city has issued. */
const someCertificate = async (loginName: string): Promise<Issued> => {
  const { ask } = await colleague(city, loginName);
  const first = '{ certificateRegister(filter: { validity: [valid] }, first: 1) { nodes { number caseId opaqueId } } }';
  return (await ask<{ certificateRegister: { nodes: Issued[] } }>(first)).certificateRegister.nodes[0]!;
};

/** As a scanner does: all at once, then Enter. */
const scan = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
};

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  desk = await at('desk');
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('the search box, by keyboard alone', () => {
  it('finds whom the desk has just registered; a character that no font has is told while it is typed', async () => {
    await desk.goto(`${city.origin}/admin/desk`);
    await desk.locator('#documentNumber').fill(idNumber);
    await desk.locator('#name').fill(name);
    await desk.getByTestId('missing-glyphs').waitFor();
    expect(await desk.getByTestId('missing-glyphs').innerText()).toContain('\u{2C386}');
    await pick(desk, 'programmeId', '食品');
    await pick(desk, 'jobCode', '厨师');
    await desk.locator('#employer').fill('演示小笼包店');
    await desk.screenshot({ path: `${shots}/search-missing-glyph.png` });
    await desk.keyboard.press('F9');
    await desk.getByTestId('print-guide').waitFor();
  });

  it('by initials: several are listed, one is chosen and opened where the work goes on', async () => {
    await desk.goto(`${city.origin}/admin/`);
    await desk.getByTestId('nav-desk').waitFor();
    await desk.keyboard.press('/');
    await desk.keyboard.type('lm');
    const hits = desk.getByRole('option');
    await hits.filter({ hasText: name }).waitFor();
    await desk.screenshot({ path: `${shots}/search-initials.png` });
    expect(await pageFaults(desk)).toEqual([]);
    const index = (await hits.allInnerTexts()).findIndex((text) => text.includes(name));
    for (let step = 0; step < index; step++) await desk.keyboard.press('ArrowDown');
    expect(await desk.locator('[role=option][aria-selected=true]').innerText()).toContain(name);
    await desk.keyboard.press('Enter');
    await desk.waitForURL(/\/desk\/[\da-f-]{36}$/);
    await desk.locator('main').getByText(name).first().waitFor();
  });

  it('by the number of a paper, scanned: opens at once', async () => {
    await desk.goto(`${city.origin}/admin/cases`);
    await desk.locator('[data-testid^=row-]').first().waitFor();
    await scan(desk, idNumber);
    await desk.waitForURL(/\/desk\/[\da-f-]{36}$/);
    await scan(desk, idNumber.slice(-4));
    await desk.locator('main').getByText(name).first().waitFor();
  });

  it('by the address on a card: at its case for the certificate desk, in the register for the market inspector', async () => {
    const certs = await at('certs');
    const { number, caseId, opaqueId } = await someCertificate('certs');
    await scan(certs, `${city.origin}/v/${opaqueId}#0123456789`);
    await certs.waitForURL(`**/cases/${caseId}?tab=certificates`);
    await certs.getByTestId(`certificate-${number}`).waitFor();
    expect(await certs.getByTestId(`certificate-${number}`).innerText()).toContain('演示');
    await certs.screenshot({ path: `${shots}/search-card.png` });

    const market = await at('market');
    await scan(market, `${city.origin}/v/${opaqueId}#0123456789`);
    await market.waitForURL(`**/certificates?view=all&number=${number}`);
    await market.getByTestId(`row-${number}`).waitFor();
    expect(await market.locator('[data-testid^=row-]').count()).toBe(1);
    await market.screenshot({ path: `${shots}/search-market.png` });
  });

  it('says what was tried where nothing is found', async () => {
    await scan(desk, '20991231000000');
    const answer = desk.locator('.search-note');
    await answer.getByText('已按以下内容查找').waitFor();
    expect(await answer.innerText()).toContain('健康证号开头');
    await desk.screenshot({ path: `${shots}/search-nothing.png` });
    expect(await pageFaults(desk)).toEqual([]);
  });
});

describe('whose password somebody else has chosen', () => {
  it('changes it before anything else, at the first sign-in', async () => {
    const joined = await joinEmbeddedPostgres(join(city.dataDir, 'postgres'));
    const owner = new Client(joined!.ownerUrl);
    await owner.connect();
    await owner.query(`UPDATE credential SET must_change = true WHERE login_name = 'lab'`);
    await owner.end();

    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${city.origin}/admin/`);
    await page.locator('input').first().fill('lab');
    await page.locator('input[type=password]').fill(city.password);
    await page.keyboard.press('Enter');
    await page.locator('#newPassword').waitFor();
    expect(await page.getByTestId('search').count()).toBe(0);
    await page.screenshot({ path: `${shots}/forced-password.png` });
    expect(await pageFaults(page)).toEqual([]);
    const chosen = 'green umbrella 52 stones';
    await page.locator('#currentPassword').fill(city.password);
    await page.locator('#newPassword').fill(chosen);
    await page.locator('#again').fill(chosen);
    await page.keyboard.press('Enter');
    await page.getByTestId('search').waitFor();
    await context.close();
  });

  it('is the only one who met an error', () => expect(errors.flat()).toEqual([]));
});
