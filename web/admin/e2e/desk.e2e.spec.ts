import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticIdNumber } from '../../../domain/person/synthetic-id-number.ts';
import { encodePng } from '../../../integrations/print/png.ts';
import { syntheticPortrait } from '../../../ops/seed/portrait.ts';
import { type Colleague, colleague } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn, signIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';
const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

let city: DemoCity;
let browser: Browser;
let staff: StaffAtWork;
let desk: Page;
/** The desk's own session over the doors. */
let beside: Colleague;
let sequence = 400;

const someNumber = (): string => syntheticIdNumber({ area: '341102', birthDate: '1991-03-07', sequence: (sequence += 2) });

/** Moves by keyboard to a field of the form. */
const into = async (id: string, text: string): Promise<void> => {
  await desk.locator(`#${id}`).focus();
  await desk.keyboard.press('Control+KeyA');
  await desk.keyboard.insertText(text);
};
/** Chooses by what is typed, then Enter. */
const choose = async (id: string, typed: string): Promise<void> => {
  await desk.locator(`#${id}`).focus();
  // What cannot be searched is opened by the arrow.
  await (typed === '' ? desk.keyboard.press('ArrowDown') : desk.keyboard.type(typed));
  const option = desk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active').last();
  await option.waitFor();
  await desk.keyboard.press('Enter');
  await option.waitFor({ state: 'hidden' });
};
const fill = async (number: string, name: string): Promise<void> => {
  await into('documentNumber', number);
  await into('name', name);
};
const newForm = async (): Promise<void> => {
  await desk.goto(`${city.origin}/admin/desk`);
  await desk.locator('#documentNumber').waitFor();
};
const casesOf = async (number: string): Promise<number> => {
  const query = `{ caseWorklist(filter: { documentNumber: "${number}" }) { nodes { caseId } } }`;
  return (await beside.ask<{ caseWorklist: { nodes: unknown[] } }>(query)).caseWorklist.nodes.length;
};
const focused = (): Promise<string | undefined> =>
  desk.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.id);
const operationOf = (request: Request): string | null => {
  const url = new URL(request.url());
  if (request.method() !== 'POST') return null;
  if (url.pathname.startsWith('/api/print/') || url.pathname.startsWith('/api/portraits') || url.pathname.startsWith('/api/papers'))
    return url.pathname;
  const query = url.pathname === '/graphql' ? ((request.postDataJSON() as { query?: string } | null)?.query ?? '') : '';
  return /^\s*mutation (\w+)/.exec(query)?.[1] ?? null;
};
/** Cuts the line for what matches; the answer says how to join it again. */
const cut = async (matches: (operation: string) => boolean): Promise<() => Promise<void>> => {
  const isCut = (request: Request): boolean => matches(operationOf(request) ?? '');
  await desk.route('**/*', (route) => (isCut(route.request()) ? route.abort('connectionfailed') : route.fallback()));
  return () => desk.unroute('**/*');
};

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser(fakeCamera)]);
  staff = await signedIn(browser, city, 'desk');
  desk = staff.page;
  beside = await colleague(city, 'desk');
  // What the browser would print is not shown to anybody here.
  await desk.addInitScript(() => {
    window.print = () => undefined;
  });
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('the registration desk, by keyboard alone (A7)', () => {
  const known = someNumber();

  it('takes a person with an employer that is entered in place; the credit code tells the district', async () => {
    await newForm();
    await fill(known, '王样例');
    await choose('programmeId', '');
    await choose('jobCode', 'cs');
    // One that is known is found by its initials, and tells its district.
    await into('employer', 'ysxl');
    await desk.locator('.employer-option', { hasText: '演示小笼包店' }).waitFor();
    await desk.keyboard.press('ArrowDown');
    await desk.locator('.ant-select-item-option-active', { hasText: '演示小笼包店' }).waitFor();
    await desk.keyboard.press('Enter');
    await desk.getByTestId('employer-place').waitFor();
    expect(await desk.locator('#employer').inputValue()).toBe('演示小笼包店');
    await into('employer', '样例小吃店');
    await desk.getByTestId('new-employer').focus();
    await desk.keyboard.press('Enter');
    await desk.locator('#unifiedCode').waitFor();
    await into('unifiedCode', '91350100M000100Y44');
    await desk.locator('.ant-modal .field-wrong').waitFor();
    await into('unifiedCode', '91350100m000100y43');
    await desk.screenshot({ path: `${shots}/desk-new-employer.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.getByTestId('save-employer').focus();
    await desk.keyboard.press('Enter');
    await desk.getByTestId('employer-place').waitFor();
    expect(await desk.getByTestId('employer-place').innerText()).toBe('市外单位');
    await desk.screenshot({ path: `${shots}/desk-filled.png` });
    expect(await pageFaults(desk)).toEqual([]);
  });

  it('registers, records the arrival and prints in one key and three round trips; Enter goes on to the next', async () => {
    const sent: string[] = [];
    const watch = (request: Request): void => void sent.push(...[operationOf(request)].filter((name) => name !== null));
    desk.on('request', watch);
    await desk.keyboard.press('F9');
    await expect.poll(() => sent).toEqual(['RegisterCase', 'RecordArrival', '/api/print/guideSheet']);
    desk.off('request', watch);
    await expect.poll(() => desk.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('next-person');
    await desk.screenshot({ path: `${shots}/desk-next.png` });
    await desk.keyboard.press('Enter');
    await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe('documentNumber');
    expect(await desk.locator('#documentNumber').inputValue()).toBe('');
  });

  it('refuses somebody who is on the way with the way to them, and takes another case for a reason', async () => {
    await fill(known, '王样例');
    await desk.getByTestId('open-case').waitFor();
    await desk.keyboard.press('F9');
    await desk.locator('#besideOpen').waitFor();
    await expect.poll(focused).toBe('besideOpen');
    expect(await desk.locator('[data-field=besideOpen] .field-problem').innerText()).toMatch(/\d{12} 尚未办结/);
    await desk.screenshot({ path: `${shots}/desk-open-case.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.keyboard.insertText('换了工种');
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
    await expect.poll(() => casesOf(known)).toBe(2);
  });

  it('undoes a cancellation on its day', async () => {
    await desk.getByTestId('desk-more').focus();
    await desk.keyboard.press('Enter');
    await desk.getByRole('menuitem', { name: '取消登记' }).click();
    await desk.locator('#reason').fill('点错了');
    await desk.getByTestId('dialog-confirm').click();
    await desk.getByTestId('reinstate').waitFor();
    await desk.screenshot({ path: `${shots}/desk-cancelled.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.getByTestId('reinstate').focus();
    await desk.keyboard.press('Enter');
    await desk.getByTestId('reinstate').waitFor({ state: 'detached' });
    await desk.getByTestId('correct').waitFor();
  });

  it('renews somebody of last year: one key takes over what was known', async () => {
    await newForm();
    type Valid = { caseWorklist: { nodes: { caseId: string; certificateValidity: string }[] } };
    const certified = await beside.ask<Valid>(
      '{ caseWorklist(filter: { certificateNumberMissing: false }) { nodes { caseId certificateValidity } } }',
    );
    const { caseId } = certified.caseWorklist.nodes.find(({ certificateValidity }) => certificateValidity === 'valid')!;
    type Known = { caseFile: { identity: { documentNumber: string; name: string } } };
    const ofCase = 'query ($caseId: ID!) { caseFile(caseId: $caseId) { identity { documentNumber name } } }';
    const { identity } = (await beside.ask<Known>(ofCase, { caseId })).caseFile;
    await into('documentNumber', identity.documentNumber);
    await desk.getByTestId('still-valid').waitFor();
    await desk.keyboard.press('F8');
    await expect.poll(() => desk.locator('#name').inputValue()).toBe(identity.name);
    await desk.screenshot({ path: `${shots}/desk-renewal.png` });
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
    const renewed = desk.url().split('/').at(-1)!;
    type Renewal = { caseFile: { renewalOfCase: string } };
    const renewal = await beside.ask<Renewal>('query ($caseId: ID!) { caseFile(caseId: $caseId) { renewalOfCase } }', { caseId: renewed });
    expect(renewal.caseFile.renewalOfCase).toBe(caseId);
  });

  it('takes a copy of the ID card from the document camera: space, R, Enter', async () => {
    await newForm();
    await fill(someNumber(), '古丽巴哈尔·阿布都热西提·吐尔逊江·麦麦提依明·阿卜杜克热木·买合木提');
    await desk.getByTestId('copy-camera').focus();
    await desk.keyboard.press('Enter');
    await desk.locator('[data-testid=camera][data-state=on]').waitFor();
    await desk.screenshot({ path: `${shots}/desk-document-camera.png` });
    await desk.keyboard.press('Space');
    await desk.getByTestId('crop').waitFor();
    await expect.poll(() => desk.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('crop');
    await desk.keyboard.press('KeyR');
    await desk.keyboard.press('+');
    await desk.screenshot({ path: `${shots}/desk-crop.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.keyboard.press('Enter');
    await desk.getByTestId('copy-businessLicence').waitFor();
  });

  it('refuses in words what is no picture, and loses nothing', async () => {
    const file = (name: string, content: string) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(content, 'latin1') });
    await desk.getByTestId('portrait-file').setInputFiles(file('portrait.jpg', '%PDF-1.7\n%%EOF'));
    await desk.getByText('这是 PDF 文件，不能作照片').waitFor();
    await desk.getByTestId('portrait-file').setInputFiles(file('phone.jpg', '\0\0\0\u0018ftypheic\0\0\0\0mif1'));
    await desk.getByText('浏览器读不了 HEIC 照片').waitFor();
    expect(await desk.locator('#name').inputValue()).toContain('古丽巴哈尔');
  });

  it('says when a portrait shows no face', async () => {
    const wall = { width: 250, height: 350, data: Uint8Array.from({ length: 250 * 350 * 4 }, (_, n) => [67, 142, 219, 255][n % 4]!) };
    await desk
      .getByTestId('portrait-file')
      .setInputFiles({ name: 'wall.png', mimeType: 'image/png', buffer: Buffer.from(encodePng(wall, 300)) });
    await desk.getByTestId('faceless').waitFor();
    await expect.poll(focused).toBe('crop');
    await desk.screenshot({ path: `${shots}/desk-faceless.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.getByTestId('faceless').waitFor({ state: 'hidden' });
  });

  it('makes a picture of 30 MB small instead of sending it', async () => {
    const picture = Buffer.from(await syntheticPortrait(someNumber(), { sex: 'female', age: 34 }));
    const file = join(city.dataDir, 'phone.jpg');
    await writeFile(file, Buffer.concat([picture, Buffer.alloc(30 * 1024 * 1024)]));
    await desk.getByTestId('portrait-file').setInputFiles(file);
    const crop = desk.getByRole('application', { name: '裁剪照片' });
    await crop.waitFor();
    await expect.poll(focused).toBe('crop');
    expect(await desk.getByTestId('faceless').count()).toBe(0);
    await desk.screenshot({ path: `${shots}/desk-crop-portrait.png` });
    await desk.keyboard.press('Enter');
    await expect.poll(() => desk.locator('.ant-modal-wrap:visible').count()).toBe(0);
    const sent = await desk.locator('img[alt=照片]').evaluate((image: HTMLImageElement) => image.src.length);
    expect(sent).toBeLessThan(1024 * 1024);
  });

  it('keeps what was typed over somebody else, a reload and a sign-out', async () => {
    await desk.keyboard.press('Alt+ArrowDown');
    await desk.getByTestId('next-person').waitFor();
    await desk.getByTestId('new-registration').focus();
    await desk.keyboard.press('Enter');
    await desk.locator('#documentNumber').waitFor();
    await expect.poll(() => desk.locator('#name').inputValue()).toContain('古丽巴哈尔');
    await desk.reload();
    await desk.getByTestId('copy-businessLicence').waitFor();
    expect(await desk.locator('#name').inputValue()).toContain('古丽巴哈尔');
    await desk.getByTestId('account').click();
    await desk.getByTestId('sign-out').click();
    await signIn(desk, city, 'desk');
    await newForm();
    await desk.getByTestId('copy-businessLicence').waitFor();
    expect(await desk.locator('#name').inputValue()).toContain('古丽巴哈尔');
  });

  it('corrects with what changes before it, and what was being corrected waits while somebody else is served', async () => {
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
    await desk.getByTestId('copy-businessLicence').waitFor({ state: 'detached' });
    const address = desk.url();
    await desk.keyboard.press('F4');
    await desk.locator('#phone').waitFor();
    await into('phone', '13800000001');
    await desk.getByTestId('changes').getByText('13800000001').waitFor();
    await desk.keyboard.press('Alt+ArrowDown');
    await desk.getByTestId('next-person').waitFor();
    await desk.goto(address);
    await desk.locator('#phone').waitFor();
    await expect.poll(() => desk.locator('#phone').inputValue()).toBe('13800000001');
    await desk.screenshot({ path: `${shots}/desk-correction.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
  });

  it('renews a certificate from its list: person, work and programme are taken over, the clerk goes on where they may have changed', async () => {
    await newForm();
    await into('name', '未存样例');
    await desk.goto(`${city.origin}/admin/certificates?view=all&custody=handedOut&validity=valid`);
    const row = desk.locator('[data-testid^=row-]').first();
    await row.waitFor();
    const number = ((await row.getAttribute('data-testid')) ?? '').replace('row-', '');
    await row.focus();
    await desk.keyboard.press('Enter');
    await desk.getByTestId(`renew-${number}`).focus();
    await desk.keyboard.press('Enter');
    // What was typed for somebody else is not lost unasked.
    await desk.locator('.ant-modal-confirm-title', { hasText: '登记表中有未保存的内容（未存样例）' }).waitFor();
    await desk.keyboard.press('Enter');
    await desk.getByTestId('renews').waitFor();
    await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe('employer');
    for (const field of ['documentNumber', 'name', 'employer', 'phone']) expect(await desk.locator(`#${field}`).inputValue()).not.toBe('');
    await desk.screenshot({ path: `${shots}/desk-renewal.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
    const caseId = /desk\/([\w-]+)/.exec(desk.url())![1];
    await desk.goto(`${city.origin}/admin/cases/${caseId}`);
    await desk.getByRole('link', { name: '上一次登记' }).waitFor();
  });

  it('shows the day by where people are, and says so where nobody is', async () => {
    await newForm();
    const rows = desk.locator('.queue-row');
    await rows.first().waitFor();
    const all = await rows.count();
    await desk.getByTestId('day-views').getByText('未到检').click();
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await desk.getByTestId('day-views').getByText('取消').click();
    await expect.poll(() => rows.count()).toBe(1);
  });

  it('reads on through a long day by keyboard, and counts all of it', async () => {
    // As if the day were forty times as long.
    await desk.route('**/graphql', async (route) => {
      const body = route.request().postDataJSON() as { query?: string } | null;
      if (!/^\s*query DayList/.test(body?.query ?? '')) return route.fallback();
      const query = body?.query?.replace('first: 50', 'first: 5') ?? '';
      await city.trust(query);
      return route.continue({ postData: JSON.stringify({ ...body, query }) });
    });
    await newForm();
    const rows = desk.locator('.queue-row');
    await rows.first().waitFor();
    const count = Number.parseInt(await desk.getByTestId('queue-count').innerText(), 10);
    expect(count).toBeGreaterThan(10);
    await desk.getByTestId('queue-filter').fill('王样例');
    await expect.poll(() => rows.count()).toBe(2);
    await desk.getByTestId('queue-filter').fill('');
    await expect.poll(() => rows.count()).toBe(count);
    await rows
      .nth(count - 2)
      .locator('button')
      .click();
    await expect.poll(() => rows.nth(count - 2).getAttribute('aria-current')).toBe('true');
    await desk.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => rows.nth(count - 1).getAttribute('aria-current')).toBe('true');
    await desk.unroute('**/graphql');
  });
});

describe('a day on paper (I8)', () => {
  it('of ten forms is entered by the same keys with its true time, and is marked late', async () => {
    const { csrf: _csrf, institution } = (await (await desk.request.get(`${city.origin}/api/me`)).json()) as {
      csrf: string;
      institution: { id: string };
    };
    const input = { institutionId: institution.id, batchId: crypto.randomUUID(), programmeId: 'food-handler', count: 10 };
    await beside.ask('mutation ($input: NumberPaperFormsInput!) { numberPaperForms(input: $input) { __typename } }', { input });
    const forms = 'query ($batchId: ID!) { paperFormList(filter: { batchId: $batchId }, sort: { by: number }) { nodes { number } } }';
    type Forms = { paperFormList: { nodes: { number: string }[] } };
    const numbersOf = async () =>
      (await beside.ask<Forms>(forms, { batchId: input.batchId })).paperFormList.nodes.map(({ number }) => number);
    await expect.poll(numbersOf).toHaveLength(10);
    const [first, ...others] = await numbersOf();
    await newForm();
    await desk.getByTestId('enter-paper').focus();
    await desk.keyboard.press('Enter');
    await expect.poll(focused).toBe('formNumber');
    await desk.keyboard.insertText(first!);
    await desk.keyboard.press('Enter');
    await expect.poll(focused).toBe('paperDay');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    // The form's programme is the person's; Enter goes on from field to field.
    await desk.locator('[data-field=formNumber]').getByText('食品从业人员健康检查用表').waitFor();
    await desk.keyboard.type(today.replaceAll('-', ''));
    await desk.keyboard.press('Enter');
    await expect.poll(focused).toBe('paperTime');
    await desk.keyboard.type('0000');
    await desk.keyboard.press('Enter');
    await expect.poll(focused).toBe('documentNumber');
    const number = someNumber();
    await fill(number, '停电样例');
    await desk.screenshot({ path: `${shots}/desk-paper.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await desk.keyboard.press('F9');
    // On to the next form of the same day.
    await expect.poll(focused).toBe('formNumber');
    await expect.poll(() => casesOf(number)).toBe(1);
    type Entered = { caseWorklist: { nodes: { paperForm: string; registeredAt: string }[] } };
    const entered = await beside.ask<Entered>(
      `{ caseWorklist(filter: { documentNumber: "${number}" }) { nodes { paperForm registeredAt } } }`,
    );
    expect(entered.caseWorklist.nodes).toEqual([{ paperForm: first, registeredAt: new Date(`${today}T00:00:00+08:00`).toISOString() }]);
    // Each of the next: a scan, which ends with Enter, the person, and two keys beside what is written on the form.
    await desk.evaluate(() => {
      const keys: string[] = [];
      Reflect.set(window, 'pressed', keys);
      window.addEventListener('keydown', ({ key }) => keys.push(key), { capture: true });
    });
    for (const [n, form] of others.entries()) {
      await desk.keyboard.insertText(form);
      await desk.keyboard.press('Enter');
      await expect.poll(focused).toBe('documentNumber');
      await desk.keyboard.insertText(someNumber());
      await desk.keyboard.press('Tab');
      await expect.poll(focused).toBe('name');
      await desk.keyboard.insertText(`停电样例${'二三四五六七八九十'[n]!}`);
      await desk.keyboard.press('F9');
      await expect.poll(() => desk.locator('#formNumber').inputValue()).toBe('');
      await expect.poll(focused).toBe('formNumber');
    }
    const pressed = await desk.evaluate(() => Reflect.get(window, 'pressed') as string[]);
    expect(pressed).toEqual(others.flatMap(() => ['Enter', 'Tab', 'F9']));
    type Late = { paperFormList: { nodes: { number: string; state: string }[] } };
    const states = async () =>
      (await beside.ask<Late>(forms.replace('{ number }', '{ number state }'), { batchId: input.batchId })).paperFormList.nodes.map(
        ({ state }) => state,
      );
    await expect.poll(states).toEqual(Array.from({ length: 10 }, () => 'entered'));
    await desk.getByTestId('leave-paper').click();
  });
});

describe('a connection that is lost', () => {
  const number = someNumber();
  const steps: readonly [string, (operation: string) => boolean][] = [
    ['the portrait is uploaded', (operation) => operation === '/api/portraits'],
    ['the person is registered', (operation) => operation === 'RegisterCase'],
  ];

  it.each(steps)('while %s leaves all that was typed, and the same key saves it afterwards', async (_step, matches) => {
    await newForm();
    await fill(number, '断线样例');
    if (!(await desk.locator('img[alt=照片]').count())) {
      await desk.getByTestId('portrait-file').setInputFiles({
        name: 'portrait.png',
        mimeType: 'image/png',
        buffer: Buffer.from(await syntheticPortrait(number, { sex: 'female', age: 34 })),
      });
      await desk.getByTestId('crop').waitFor();
      await expect.poll(() => desk.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('crop');
      await desk.keyboard.press('Enter');
      await desk.getByTestId('crop').waitFor({ state: 'hidden' });
    }
    const join = await cut(matches);
    await desk.keyboard.press('F9');
    await desk.getByTestId('not-saved').waitFor();
    expect(await desk.getByTestId('not-saved').innerText()).toContain('内容没有丢失');
    await desk.screenshot({ path: `${shots}/desk-cut.png` });
    await join();
    expect([await desk.locator('#name').inputValue(), await casesOf(number)]).toEqual(['断线样例', 0]);
  });

  it('after the answer was sent but did not come is repeated, and registers once', async () => {
    let swallowed = 0;
    await desk.route('**/graphql', async (route) => {
      if (operationOf(route.request()) !== 'RegisterCase' || swallowed > 0) return route.fallback();
      swallowed += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
    await desk.unroute('**/graphql');
    expect(swallowed).toBe(1);
    await expect.poll(() => casesOf(number)).toBe(1);
  });

  it('at the arrival and the print is said with what to do, and the case goes on from its page', async () => {
    await newForm();
    const another = someNumber();
    await fill(another, '断线样例二');
    const join = await cut((operation) => operation === 'RecordArrival' || operation.startsWith('/api/print'));
    await desk.keyboard.press('F9');
    await desk.getByTestId('not-printed').waitFor();
    expect(await desk.getByTestId('not-printed').innerText()).toContain('F7');
    await desk.screenshot({ path: `${shots}/desk-not-printed.png` });
    expect(await pageFaults(desk)).toEqual([]);
    await join();
    await desk.keyboard.press('F9');
    await desk.getByTestId('arrive').waitFor({ state: 'detached' });
    await expect.poll(() => casesOf(another)).toBe(1);
  });

  it('is no matter to the labels, which come with the arrival where the institution wants them', async () => {
    const admin = await signedIn(browser, city, 'clinicadmin');
    const { csrf, institution } = (await (await admin.page.request.get(`${city.origin}/api/me`)).json()) as {
      csrf: string;
      institution: { id: string };
    };
    const value = {
      name: { zh: '指引单与标签', en: 'Guide sheet and labels' },
      guideSheet: true,
      receipt: false,
      labels: true,
      route: 'any',
    };
    const input = { institutionId: institution.id, changes: [{ add: { code: 'with-labels', value } }] };
    const query = 'mutation ($input: ChangeRegistrationPapersInput!) { changeRegistrationPapers(input: $input) { __typename } }';
    const headers = { 'x-healthcert-csrf': csrf, origin: city.origin };
    await city.trust(query);
    const changed = await admin.page.request.post(`${city.origin}/graphql`, { headers, data: { query, variables: { input } } });
    expect(await changed.text()).toContain('CommandReceipt');
    await admin.context.close();
    const setting = 'query ($id: ID) { registrationPapers(institutionId: $id) { value { labels } } }';
    await expect.poll(async () => JSON.stringify(await beside.ask(setting, { id: institution.id }))).toContain('true');
    await newForm();
    await fill(someNumber(), '标签样例');
    const labels = desk.waitForResponse((response) => response.url().includes('/api/print/specimenLabel'));
    await desk.keyboard.press('F9');
    const printed = await labels;
    expect([printed.status(), printed.headers()['x-papers-left-out']]).toEqual([200, '0']);
  });

  it('leaves no error in the page', () => expect(staff.errors).toEqual([]));
});
