import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDeskAgent, type RunningAgent } from '../../../integrations/desk-agent/index.ts';
import { memorySpooler } from '../../../integrations/desk-agent/testing/memory-spooler.ts';
import { renderedPages } from '../../../integrations/print/raster.ts';
import { colleague } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';
const agentPort = 8335;

let city: DemoCity;
let browser: Browser;
let page: Page;
let agent: RunningAgent;
let directory: string;
const printers = memorySpooler(['Cards', 'Office']);
const calls: string[] = [];

const errors: string[] = [];

const underPolicy = async (loginName: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const opened = await context.newPage();
  opened.on('pageerror', (error) => errors.push(error.message));
  await opened.goto(`${city.origin}/admin/`);
  await opened.locator('input').first().fill(loginName);
  await opened.locator('input[type=password]').fill(city.password);
  await opened.keyboard.press('Enter');
  await opened.getByTestId('search').waitFor();
  return opened;
};

const shiftless = (printer: string | null) => ({ printer, dx: 0, dy: 0, scale: 1 });

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  directory = await mkdtemp(join(tmpdir(), 'desk-agent-'));
  const settings = { card: shiftless('Cards'), label: shiftless('Cards'), a4: shiftless('Office'), a5: shiftless('Office') };
  await writeFile(join(directory, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
  [city, browser] = await Promise.all([startDemoCity({ DESK_AGENT_PORT: String(agentPort) }), openBrowser()]);
  agent = await startDeskAgent({ city: city.origin, port: agentPort, directory, reader: null, spooler: printers.spooler, lookEvery: 50 });
  // May do everything with certificates. Under the policy that the server sets: it is to let a paper be printed.
  page = await underPolicy('clinicadmin');
  // What the frame of a paper is asked to do, where the browser shows one at all.
  await page.exposeFunction('told', (what: string) => calls.push(what));
  await page.addInitScript(() => {
    const told = Reflect.get(globalThis, 'told') as ((what: string) => void) | undefined;
    globalThis.print = () => told?.(`${document.contentType} ${location.protocol}`);
  });
});

afterAll(async () => {
  await agent?.close();
  await browser?.close();
  await city?.close();
  await rm(directory, { recursive: true, force: true });
});

const rows = () => page.locator('[data-testid^=row-]');
const numberOf = async (n: number): Promise<string> => ((await rows().nth(n).getAttribute('data-testid')) ?? '').replace('row-', '');
const view = async (name: string): Promise<void> => {
  await page.goto(`${city.origin}/admin/certificates?view=${name}`);
  await rows().first().waitFor();
};
const press = async (testId: string): Promise<void> => {
  await page.getByTestId(testId).focus();
  await page.keyboard.press('Enter');
};
/** From a row's menu, by its words. */
const choose = async (number: string, words: string): Promise<void> => {
  await press(`more-${number}`);
  const items = page.locator('.ant-dropdown:not(.ant-dropdown-hidden) [role=menuitem]');
  const focused = (n: number) => expect.poll(() => items.nth(n).evaluate((item) => item.contains(document.activeElement))).toBe(true);
  await focused(0);
  const wanted = (await items.allInnerTexts()).indexOf(words);
  for (let n = 1; n <= wanted; n += 1) {
    await page.keyboard.press('ArrowDown');
    await focused(n);
  }
  await page.keyboard.press('Enter');
};
const usualReason = async (n = 0): Promise<string> => {
  await page.waitForFunction(() => document.activeElement?.id === 'reason');
  const reason = page.locator('.usual-reason').nth(n);
  const words = await reason.innerText();
  await reason.focus();
  await page.keyboard.press('Enter');
  await page.locator('#reason').focus();
  await page.keyboard.press('Control+Enter');
  await page.locator('#reason').waitFor({ state: 'hidden' });
  return words;
};
/** Beside the list: Enter on the row shows it, Escape gives the row back. */
const open = async (number: string): Promise<void> => {
  await page.getByTestId(`row-${number}`).focus();
  await page.keyboard.press('Enter');
  await page.locator(`[data-testid=certificate-story] [data-testid=certificate-${number}]`).waitFor();
  await page.locator('[data-testid=event-CertificateIssued]').first().waitFor();
};
const story = (): Promise<readonly string[]> =>
  page
    .locator('.time-entry')
    .evaluateAll((entries) => entries.map((entry) => (entry as HTMLElement).dataset['testid']?.replace('event-', '') ?? ''));
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));

describe('the certificates’ page, by keyboard', () => {
  it('finds by employer and day of examination together', async () => {
    await view('all');
    const all = await rows().count();
    const columns = await page.locator('thead th').allInnerTexts();
    const cell = (name: string) => rows().first().locator('td').nth(columns.indexOf(name)).innerText();
    const [employer, day] = [await cell('单位'), await cell('体检日期')];
    await page.goto(`${city.origin}/admin/certificates?view=all&examinedOn=${day}..${day}`);
    await expect.poll(() => rows().count()).toBeLessThan(all);
    await page.getByTestId('filter-employer').focus();
    await page.keyboard.type(employer);
    await expect.poll(async () => (await rows().allInnerTexts()).every((text) => text.includes(employer))).toBe(true);
    // Who somebody works for is nobody's business in an address.
    expect(decodeURI(page.url())).not.toContain(employer);
    for (const text of await rows().allInnerTexts()) expect(text).toContain(day);
    await page.screenshot({ path: `${shots}/certificates-filter.png` });
  });

  it('prints five by the desk agent, one after another, and each counts as printed by itself', async () => {
    await page.goto(`${city.origin}/admin/settings/desk-agents`);
    await page.getByTestId('new-code').click();
    await page.getByTestId('pc-name').fill('发证一号');
    await page.getByTestId('make-code').click();
    const code = await page.getByTestId('pairing-code').innerText();
    await view('toPrint');
    await press('agent-chip');
    await press('agent-look');
    await page.getByTestId('agent-code').fill(code);
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=agent-chip][data-state=ready]').waitFor();
    await page.keyboard.press('Escape');

    const before = await rows().count();
    for (let n = 0; n < 5; n += 1) {
      await rows().nth(n).locator('input[type=checkbox]').focus();
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('F9');
    await page.getByTestId('card-preview').waitFor();
    await page.getByTestId('card-preview').evaluate((image: HTMLImageElement) => image.decode());
    await page.screenshot({ path: `${shots}/certificates-print-preview.png` });
    printers.trouble('Cards', 'outOfPaper');
    await press('print-now');
    await page.locator('.print-trouble').waitFor();
    await page.locator('.print-trouble').getByText('缺纸').first().waitFor();
    await page.screenshot({ path: `${shots}/certificates-out-of-paper.png` });
    printers.trouble('Cards', null);
    await expect.poll(() => rows().count()).toBe(before - 5);
    const printed = printers.printed();
    expect(printed.map(({ printer }) => printer)).toEqual(Array(5).fill('Cards'));
    const sizes = (await renderedPages(printed[0]!.bytes, 40)).map(({ width, height }) => [width.toFixed(1), height.toFixed(1)]);
    expect(sizes).toEqual([
      ['85.6', '54.0'],
      ['85.6', '54.0'],
    ]);
  });

  it('falls back to the browser with a word when the agent is gone, and asks whether it came out', async () => {
    await view('toPrint');
    const before = await rows().count();
    await agent.close();
    const number = await numberOf(0);
    await press(`print-${number}`);
    const saved = page.waitForEvent('download').catch(() => null);
    await press('print-now');
    await page.locator('.ant-message').getByText('改用浏览器打印').waitFor();
    await page.getByTestId('printed-yes').waitFor();
    if (await page.evaluate(() => navigator.pdfViewerEnabled)) expect(calls).toEqual(['application/pdf blob:']);
    else {
      const pages = await renderedPages(await readFile(await (await saved)!.path()), 40);
      expect(pages.map(({ width }) => width.toFixed(1))).toEqual(['85.6', '85.6']);
    }
    expect(await rows().count()).toBe(before);
    await press('printed-yes');
    await expect.poll(() => rows().count()).toBe(before - 1);
  });

  let one = '';
  let two = '';

  it('hands out two by scan, one to the employer, by name', async () => {
    await view('toHandOut');
    [one, two] = [await numberOf(0), await numberOf(1)];
    // As on a slow machine: a dialog ends its fading when the next one already has the keyboard.
    await page.addStyleTag({ content: '.ant-zoom-leave { animation-duration: 700ms !important }' });
    for (const number of [one, two]) {
      await page.getByTestId('hand-out-scan').focus();
      await page.keyboard.type(number);
      await page.keyboard.press('Enter');
      // Its own dialog: the one before may still be fading.
      await page.locator('[data-dialog=open] .dialog-lead', { hasText: number }).waitFor();
      if (number === two) {
        await page.locator('.ant-segmented input').first().focus();
        await page.keyboard.press('ArrowRight');
        await page.locator('#taker').waitFor();
        await page.keyboard.press('ArrowRight');
        await page.locator('.ant-segmented-item-selected', { hasText: '单位代领' }).waitFor();
        await page.locator('#taker').focus();
        await page.keyboard.type('示例经理');
        await page.screenshot({ path: `${shots}/certificates-hand-out.png` });
        await page.keyboard.press('Enter');
      } else {
        await page.getByTestId('dialog-confirm').focus();
        await page.keyboard.press('Enter');
      }
      await page.locator('.hand-out-gone', { hasText: number }).waitFor();
    }
    await page.screenshot({ path: `${shots}/certificates-handed-out.png` });
  });

  it('takes back what was scanned wrongly, in one key and with its reason, and the card is handed out again', async () => {
    await page.keyboard.press('F8');
    const reason = await usualReason();
    await page.locator('.hand-out-undone', { hasText: two }).waitFor();
    await expect.poll(focused).toBe('hand-out-scan');
    await page.screenshot({ path: `${shots}/certificates-hand-out-undone.png` });
    await page.keyboard.type(two);
    await page.keyboard.press('Enter');
    await page.getByTestId('dialog-confirm').waitFor();
    await page.getByTestId('dialog-confirm').focus();
    await page.keyboard.press('Enter');
    await page.locator('.hand-out-gone li:not(.hand-out-undone)', { hasText: two }).waitFor();

    await page.goto(`${city.origin}/admin/certificates?view=all&number=${two}`);
    await rows().first().waitFor();
    await open(two);
    const [again, undone, first] = await page.locator('.time-entry').allInnerTexts();
    expect(again).toContain('本人');
    expect(undone).toContain(reason);
    expect(first).toContain('示例经理');
    expect((await story()).slice(0, 3)).toEqual(['CertificateHandedOut', 'HandOutUndone', 'CertificateHandedOut']);
  });

  it('reprints with a reason; the count and the reason are on the time line beside the list', async () => {
    await page.goto(`${city.origin}/admin/certificates?view=all&number=${one}`);
    await rows().first().waitFor();
    await choose(one, '补打');
    const reason = await usualReason(1);
    await page.getByTestId('printed-yes').waitFor();
    await press('printed-yes');
    await page.getByTestId('printed-yes').waitFor({ state: 'hidden' });
    await open(one);
    await expect.poll(async () => (await story())[0]).toBe('CertificateReprinted');
    const entry = await page.locator('.time-entry').first().innerText();
    expect(entry).toContain(reason);
    expect(entry).toMatch(/补打次数\s+0\s*→\s*1/);
    // Another copy lies ready: it is to be handed out.
    await page.getByTestId(`handOut-${one}`).first().waitFor();
  });

  it('shows the story of one after another beside the list, by the arrows', async () => {
    await view('all');
    const [upper, lower] = [await numberOf(0), await numberOf(1)];
    await open(upper);
    await page.keyboard.press('ArrowDown');
    await page.locator(`[data-testid=certificate-story] [data-testid=certificate-${lower}]`).waitFor();
    expect(await focused()).toBe(`row-${lower}`);
    await page.screenshot({ path: `${shots}/certificates-story.png` });
    await page.keyboard.press('Escape');
    await page.getByTestId('certificate-story').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(`row-${lower}`);
  });

  it('suspends, reinstates and supersedes, each with its reason in the time line', async () => {
    await page.goto(`${city.origin}/admin/certificates?view=all&number=${two}`);
    await choose(two, '暂停');
    await usualReason();
    await page.getByTestId(`row-${two}`).getByText('已暂停').waitFor();
    await choose(two, '恢复');
    expect(await usualReason()).toBe('核实后排除');
    await page.getByTestId(`row-${two}`).getByText('有效', { exact: false }).first().waitFor();
    await choose(two, '换发');
    await usualReason();
    await page.getByTestId(`row-${two}`).getByText('已换发').waitFor();
    await open(two);
    await expect.poll(story).toContain('CertificateSuperseded');
    const events = await story();
    for (const type of ['CertificateSuspended', 'CertificateReinstated', 'CertificateSuperseded', 'CertificateHandedOut'])
      expect(events).toContain(type);
    expect(events.filter((type) => type === 'CertificateIssued')).toHaveLength(2);
  });

  it('reinstates several together, and says at the end how many were, and who was not and why', async () => {
    const admin = await colleague(city, 'clinicadmin');
    const { certificateRegister } = await admin.ask<{ certificateRegister: { nodes: { caseId: string; number: string; name: string }[] } }>(
      '{ certificateRegister(filter: { validity: [valid] }, first: 3) { nodes { caseId number name } } }',
    );
    const [lost, ...others] = certificateRegister.nodes;
    const change = (operation: string, { caseId, number }: { caseId: string; number: string }) =>
      admin.does(operation, { caseId, certificateNumber: number, reason: '接到举报，待核实' });
    for (const certificate of certificateRegister.nodes) await change('suspendCertificate', certificate);
    await page.goto(`${city.origin}/admin/certificates?view=all&validity=suspended`);
    for (const { number } of certificateRegister.nodes) {
      await page.getByTestId(`row-${number}`).locator('input[type=checkbox]').focus();
      await page.keyboard.press('Space');
    }
    await press('batch-menu');
    const menu = page.locator('.ant-dropdown:not(.ant-dropdown-hidden)');
    const reinstating = menu.getByRole('menuitem', { name: '恢复（3）' });
    await reinstating.waitFor();
    await reinstating.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'reason');
    for (const { name } of certificateRegister.nodes) await page.locator('.dialog-lead', { hasText: name }).waitFor();
    await page.screenshot({ path: `${shots}/certificates-reinstate-many.png` });
    // Meanwhile somebody else ends one of them for good.
    await change('revokeCertificate', lost!);
    await usualReason();
    await page.getByTestId('batch-state').getByText('已办完，2 项成功，1 项未成功').waitFor();
    const failures = page.locator('.batch-failures li');
    expect(await failures.allInnerTexts()).toEqual([expect.stringContaining(`${lost!.name} ${lost!.number}`)]);
    expect(await failures.first().innerText()).toMatch(/吊销/);
    await page.screenshot({ path: `${shots}/certificates-batch-ended.png` });
    await press('batch-end');
    await page.getByTestId('batch-state').waitFor({ state: 'hidden' });
    for (const { number } of others) await page.getByTestId(`row-${number}`).waitFor({ state: 'detached' });
  });

  it('selects all that is found, and sums it up', async () => {
    await view('all');
    const count = await rows().count();
    await press('select-all');
    await page.getByTestId('selection').waitFor();
    expect(await page.getByTestId('selection').innerText()).toContain(`已选 ${count} 张`);
  });

  it('has no fault that axe knows: a story beside the list in the dark and in English, and how this PC prints', async () => {
    const { page: looked } = await signedIn(browser, city, 'clinicadmin');
    await looked.emulateMedia({ colorScheme: 'dark' });
    await looked.goto(`${city.origin}/admin/certificates?view=all`);
    await looked.locator('[data-testid^=row-]').first().waitFor();
    await looked.getByRole('button', { name: 'English' }).click();
    await looked.locator('[data-testid^=row-]').first().click();
    await looked.locator('[data-testid=certificate-story] .time-entry').first().waitFor();
    expect(await pageFaults(looked)).toEqual([]);
    await looked.screenshot({ path: `${shots}/certificates-dark-en.png` });
    await looked.goto(`${city.origin}/admin/certificates?view=toPrint`);
    await looked.locator('[data-testid^=print-3]').first().click();
    await looked.getByTestId('print-settings-open').click();
    await looked.getByTestId('shift-card-x').waitFor();
    await expect.poll(() => looked.evaluate(() => document.getAnimations().every(({ playState }) => playState !== 'running'))).toBe(true);
    expect(await pageFaults(looked)).toEqual([]);
    await looked.screenshot({ path: `${shots}/print-settings.png` });
    expect(errors).toEqual([]);
  });
});
