import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticIdNumber } from '../../../domain/person/synthetic-id-number.ts';
import { readQrs } from '../../../integrations/print/testing/read-codes.ts';
import { renderedPages } from '../../../integrations/print/raster.ts';
import { syntheticPortrait } from '../../../ops/seed/portrait.ts';
import { colleague, examinedPerson } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { pick, signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';
const name = '钱演示';
const idNumber = syntheticIdNumber({ area: '341102', birthDate: '1992-04-18', sequence: 917 });

let city: DemoCity;
let browser: Browser;
let inspector: Page;
const staff = new Map<string, StaffAtWork>();

/** Each works in a browser of their own, and stays signed in over the whole story. */
const open = async (loginName: string, path: string): Promise<Page> => {
  const known = staff.get(loginName);
  const one = known ?? (await signedIn(browser, city, loginName, path));
  staff.set(loginName, one);
  if (known) await one.page.goto(`${city.origin}/admin${path}`);
  return one.page;
};

/** What the inspector's phone shows of a code. */
const scanned = async (address: string): Promise<string> => {
  await inspector.goto('about:blank');
  await inspector.goto(address);
  await inspector.locator('.verify-details .log').waitFor();
  return inspector.locator('.verdict h1').innerText();
};

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  inspector = await phone.newPage();
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

let caseId = '';
let certificate = '';
let qrAddress = '';

describe('a certificate lives its whole life', () => {
  it('begins at the desk: typed once, with a portrait, and seen at the station at once', async () => {
    const station = await open('exam', '/stations/interview');
    await station.getByTestId('queue-filter').waitFor();

    const desk = await open('desk', '/desk');
    await desk.locator('#documentNumber').fill(idNumber);
    await desk.locator('#name').fill(name);
    await desk.getByTestId('portrait-file').setInputFiles({
      name: 'portrait.png',
      mimeType: 'image/png',
      buffer: Buffer.from(await syntheticPortrait(idNumber, { sex: 'male', age: 34 })),
    });
    await desk.locator('.ant-modal .ant-btn-primary').click();
    await pick(desk, 'programmeId', '食品');
    await pick(desk, 'jobCode', '厨师');
    await desk.locator('#employer').fill('演示小笼包店');
    await desk.screenshot({ path: `${shots}/desk.png` });
    await desk.keyboard.press('F9');
    await desk.getByTestId('print-guide').waitFor();
    await desk.screenshot({ path: `${shots}/desk-registered.png` });

    const row = station.locator('[data-testid^=queue-]', { hasText: name });
    await row.waitFor();
    caseId = ((await row.getAttribute('data-testid')) ?? '').replace('queue-', '');
    expect(caseId).toMatch(/^[\da-f-]{36}$/);
  });

  it.each([
    ['interview', {}],
    ['internal', {}],
    ['skin', {}],
    ['radiology', {}],
    ['laboratory', { 'value-alt-alt': '28.5' }],
  ])('passes the station %s', async (station, values) => {
    const page = await open('exam', `/stations/${station}`);
    await page.getByTestId(`queue-${caseId}`).click();
    await page.getByTestId('all-normal').click();
    for (const [field, value] of Object.entries(values)) await page.getByTestId(field).fill(value);
    await page.screenshot({ path: `${shots}/station-${station}.png` });
    await page.getByTestId('save-results').click();
    await page.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
  });

  it('is concluded by the rules as fit', async () => {
    const page = await open('doctor', '/conclusion');
    await page.getByTestId(`queue-${caseId}`).click();
    // As the physician sees it who is about to conclude: the rules' answer, the templates, what was found.
    await page.getByTestId('preview').getByText('合格').waitFor();
    await page.locator('.usual button').first().waitFor();
    await page.screenshot({ path: `${shots}/conclusion.png` });
    await page.getByTestId('conclude').click();
    await page.getByTestId('conclusion').getByText('合格').first().waitFor();
  });

  it('is reviewed by another physician', async () => {
    const page = await open('reviewer', '/review');
    await page.getByTestId(`queue-${caseId}`).click();
    await page.getByTestId('conclusion').getByText('合格').first().waitFor();
    await page.locator('.work .photo img, .work img').first().waitFor();
    await page.screenshot({ path: `${shots}/review.png` });
    await page.getByTestId('approve').click();
    await page.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
  });

  it('is issued and printed; its code is read from the printed card', async () => {
    const page = await open('certs', '/certificates?view=toIssue');
    await page.getByTestId(`issue-${caseId}`).click();
    await page.getByTestId(`issue-${caseId}`).waitFor({ state: 'detached' });
    await page.goto(`${city.origin}/admin/cases/${caseId}?tab=certificates`);
    const issued = page.locator('[data-testid^=certificate-]').first();
    await issued.waitFor();
    certificate = ((await issued.getAttribute('data-testid')) ?? '').replace('certificate-', '');
    expect(certificate).toMatch(/^341102\d{14}$/);
    await page.screenshot({ path: `${shots}/case-certificates.png` });

    const pdf = await page.request.get(`${city.origin}/api/certificates/cards.pdf?numbers=${certificate}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    const [card] = await renderedPages(await pdf.body());
    const [code] = await readQrs(card!);
    qrAddress = code!.text;
    expect(qrAddress.startsWith(`${city.origin}/v/`)).toBe(true);
  });

  it('verifies green on an inspector’s phone, with the name on the card', async () => {
    expect(await scanned(qrAddress)).toBe('有效');
    expect(await inspector.getByText(name).count()).toBe(1);
    await inspector.screenshot({ path: `${shots}/inspector-valid.png` });
  });

  it('is revoked with a reason, and then scans red', async () => {
    const page = await open('clinicadmin', `/cases/${caseId}?tab=certificates`);
    await page.getByTestId(`revoke-${certificate}`).click();
    await page.locator('.ant-modal textarea').fill('体检材料不实');
    await page.getByTestId('dialog-confirm').click();
    await page.getByTestId(`certificate-${certificate}`).getByText('已吊销').first().waitFor();
    expect(await scanned(qrAddress)).toBe('已吊销');
    await inspector.screenshot({ path: `${shots}/inspector-revoked.png` });
  });

  it('tells its story: who, where, when, before and after', async () => {
    const page = await open('clinicadmin', `/cases/${caseId}?tab=timeLine`);
    await page.getByTestId('event-CaseRegistered').waitFor();
    for (const event of [
      'CaseRegistered',
      'PersonArrived',
      'CaseConcluded',
      'ConclusionReviewed',
      'CertificateIssued',
      'CertificateRevoked',
    ]) {
      await expect.poll(() => page.getByTestId(`event-${event}`).count(), { message: event }).toBe(1);
    }
    expect(await page.getByTestId('event-ConclusionReviewed').innerText()).toContain('复核·演示己');
    await page.screenshot({ path: `${shots}/time-line.png` });
  });
});

describe('a case of another day', () => {
  const inChina = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

  it('stands as it stood at a moment that is typed: what came later is not there', async () => {
    const beside = await colleague(city, 'doctor');
    const { caseWorklist } = await beside.ask<{ caseWorklist: { nodes: { caseId: string; registeredAt: string }[] } }>(
      '{ caseWorklist(filter: { stage: [reviewed] }, sort: { by: registeredAt }, first: 1) { nodes { caseId registeredAt } } }',
    );
    const [past] = caseWorklist.nodes;
    const page = await open('doctor', `/cases/${past!.caseId}?tab=timeLine`);
    const concluded = page.getByTestId('event-CaseConcluded').first();
    await concluded.getByRole('button', { name: '原始事件' }).click();
    expect(JSON.parse(await concluded.locator('.time-raw').innerText())).toMatchObject({ type: 'CaseConcluded', data: { outcome: 'fit' } });
    await concluded.locator('.time-raw').scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${shots}/case-raw-event.png` });

    const moment = inChina(Date.parse(past!.registeredAt) + 60_000);
    await page.getByTestId('as-of').fill(moment);
    await page.keyboard.press('Enter');
    await page.getByTestId('as-of-notice').getByText(moment).waitFor();
    await concluded.waitFor({ state: 'detached' });
    expect(await page.getByTestId('event-CaseRegistered').count()).toBe(1);
    await page.getByRole('tab', { name: '概况' }).click();
    await page.getByText('尚未作出结论').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/case-as-it-stood.png` });
    await page.getByTestId('as-of-now').click();
    await page.getByTestId('as-of-notice').waitFor({ state: 'detached' });
    await page.getByTestId('why-concluded').waitFor();
  });

  it('says why it was concluded so: the rows of its rules that fired, and the way to the results of then', async () => {
    const [desk, exam, doctor] = await Promise.all(['desk', 'exam', 'doctor'].map((loginName) => colleague(city, loginName)));
    const found = { shigella: { findings: [{ code: 'detected' }] } };
    const unfit = await examinedPerson(desk!, exam!, '缘由样例', found);
    await doctor!.does('concludeCase', { caseId: unfit.caseId });
    const page = await open('doctor', `/cases/${unfit.caseId}`);
    const why = page.getByTestId('why-concluded');
    await why.locator('summary').press('Enter');
    const row = why.locator('tbody tr').first();
    expect(await row.innerText()).toMatch(/志贺|痢疾/);
    expect(await row.innerText()).toContain('不合格');
    await why.scrollIntoViewIfNeeded();
    expect(await pageFaults(page)).toEqual([]);
    await page.screenshot({ path: `${shots}/case-why-concluded.png` });
    await why.getByRole('link', { name: '看作结论时的检查结果' }).click();
    await page.getByTestId('as-of-notice').waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('results');
  });
});

describe('the pages that this took', () => {
  it('begin at a sign-in that has nothing that axe finds', async () => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${city.origin}/admin/`);
    await page.locator('input[type=password]').waitFor();
    await page.screenshot({ path: `${shots}/page-sign-in.png` });
    expect(await pageFaults(page)).toEqual([]);
  });

  it('reported no error of their own', () =>
    expect([...staff].flatMap(([who, { errors }]) => errors.map((error) => `${who}: ${error}`))).toEqual([]));
});
