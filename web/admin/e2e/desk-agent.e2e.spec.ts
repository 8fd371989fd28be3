import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardReader } from '../../../integrations/card-reader/index.ts';
import { type RunningAgent, startDeskAgent } from '../../../integrations/desk-agent/index.ts';
import { memorySpooler } from '../../../integrations/desk-agent/testing/memory-spooler.ts';
import { type RunningProcess, startProgram } from '../../../integrations/testing/running-program.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';
const agentPort = 8262;
const readerPort = 8263;

let city: DemoCity;
let browser: Browser;
let desk: Page;
let admin: Page;
let agent: RunningProcess;
let directory: string;

const begun: RunningProcess[] = [];
const begin = async (program: string, environment: Readonly<Record<string, string>>, ready: RegExp): Promise<RunningProcess> => {
  const running = startProgram(program, environment);
  begun.push(running);
  await running.printed(ready);
  return running;
};
const startAgent = (at: string, port = agentPort): Promise<RunningProcess> =>
  begin(
    'integrations/desk-agent/main.ts',
    {
      DESK_AGENT_CITY: city.origin,
      DESK_AGENT_PORT: String(port),
      DESK_AGENT_DIR: at,
      CARD_READER_ADDRESS: `http://127.0.0.1:${readerPort}`,
      CARD_WAIT_SECONDS: '1',
    },
    /Desk agent/,
  );
/** The hand that holds the cards. */
const hand = (what: string): Promise<Response> => fetch(`http://127.0.0.1:${readerPort}/simulator/${what}`);

/** A page under the policy that the city's server sets, which has to let it reach the agent. */
const underPolicy = async (loginName: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${city.origin}/admin/`);
  await page.locator('input').first().fill(loginName);
  await page.locator('input[type=password]').fill(city.password);
  await page.keyboard.press('Enter');
  await page.getByTestId('search').waitFor();
  return page;
};

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  directory = await mkdtemp(join(tmpdir(), 'desk-agents-'));
  [city, browser] = await Promise.all([startDemoCity({ DESK_AGENT_PORT: String(agentPort) }), openBrowser()]);
  await begin('integrations/card-reader/simulator/main.ts', { READER_PORT: String(readerPort) }, /card reader/);
  agent = await startAgent(join(directory, 'one'));
  [desk, { page: admin }] = await Promise.all([underPolicy('desk'), signedIn(browser, city, 'clinicadmin')]);
});
afterAll(async () => {
  await Promise.all(begun.map(({ stop }) => stop('SIGKILL')));
  await browser?.close();
  await city?.close();
  await rm(directory, { recursive: true, force: true });
});

let code = '';

describe('the desk agent', () => {
  it('is paired by a code that an administrator makes', async () => {
    await admin.goto(`${city.origin}/admin/settings/desk-agents`);
    await admin.getByTestId('new-code').click();
    await admin.getByTestId('pc-name').fill('前台一号');
    await admin.getByTestId('make-code').click();
    code = await admin.getByTestId('pairing-code').innerText();
    expect(code).toMatch(/^\w{4}-\w{4}$/);
    await admin.screenshot({ path: `${shots}/desk-agent-code.png` });

    await desk.goto(`${city.origin}/admin/desk`);
    await desk.locator('#documentNumber').waitFor();
    await desk.getByTestId('agent-chip').click();
    await desk.getByTestId('agent-look').click();
    await desk.getByTestId('agent-code').fill(code.toLowerCase());
    // A look that it does not answer takes nothing away that was typed for it.
    const status = `http://127.0.0.1:${agentPort}/status`;
    await desk.route(status, (route) => route.abort());
    await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await desk.locator('[data-testid=agent-chip][data-state=absent]').waitFor();
    await desk.unroute(status);
    await desk.getByTestId('agent-pair').click();
    await desk.locator('[data-testid=agent-chip][data-state=ready]').waitFor();
    await desk.screenshot({ path: `${shots}/desk-agent-ready.png` });
    await desk.keyboard.press('Escape');
  });

  it('fills the form from a card by one key, with the portrait in the card', async () => {
    await desk.goto(`${city.origin}/admin/desk`);
    await desk.locator('#documentNumber').waitFor();
    await hand('put/citizen');
    await desk.keyboard.press('F2');
    await desk.getByTestId('card-portrait').waitFor();
    expect(await desk.locator('#name').inputValue()).toBe('王样例');
    expect(await desk.locator('#documentNumber').inputValue()).toMatch(/^34110219941106\d{3}[\dX]$/);
    expect(await desk.locator('#birthDate').inputValue()).toBe('1994-11-06');
    expect(await desk.locator('#address').inputValue()).toBe('安徽省滁州市琅琊区样例路8号');
    const drawn = await desk
      .locator('[data-testid=card-portrait] img')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]));
    expect(drawn).toEqual([102, 126]);
    await desk.screenshot({ path: `${shots}/desk-card-read.png` });
    await hand('lift');
  });

  it('says when no card comes, and reads it when it is asked again', async () => {
    await desk.locator('#employer').fill('样例饭店');
    await desk.keyboard.press('F2');
    await desk.getByTestId('card-again').waitFor();
    await desk.getByTestId('card-read').getByText('读卡器上没有证件').waitFor();
    await desk.screenshot({ path: `${shots}/desk-no-card.png` });
    await hand('put/elder');
    await desk.locator('[data-testid=card-again]:focus').waitFor();
    await desk.keyboard.press('Enter');
    await expect.poll(() => desk.locator('#name').inputValue()).toBe('买买提·样例');
    expect(await desk.locator('#employer').inputValue()).toBe('样例饭店');
    await hand('lift');
  });

  it('that is killed is said at the desk, and the form keeps what was typed', async () => {
    await desk.locator('#phone').fill('13800000000');
    await agent.stop('SIGKILL');
    await desk.keyboard.press('F2');
    await desk.getByTestId('card-again').waitFor();
    await desk.getByTestId('card-read').getByText('没有找到桌面助手').waitFor();
    await desk.getByTestId('card-cancel').click();
    await desk.locator('[data-testid=agent-chip][data-state=absent]').waitFor();
    expect([await desk.locator('#name').inputValue(), await desk.locator('#phone').inputValue()]).toEqual(['买买提·样例', '13800000000']);
    agent = await startAgent(join(directory, 'one'));
    await hand('put/citizen');
    await desk.keyboard.press('F2');
    await expect.poll(() => desk.locator('#name').inputValue()).toBe('王样例');
  });

  it('refuses a stranger’s page', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // The same machine under another name is another origin.
    await page.goto(`${city.origin.replace('127.0.0.1', 'localhost')}/health/live`);
    const answer = await page.evaluate(
      (address) =>
        fetch(address).then(
          (response) => response.status,
          (error: unknown) => String(error),
        ),
      `http://127.0.0.1:${agentPort}/status`,
    );
    expect(answer).toContain('Failed to fetch');
    const seen = await fetch(`http://127.0.0.1:${agentPort}/status`, { headers: { origin: 'https://stranger.example' } });
    expect([seen.status, seen.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    await context.close();
  });

  it('on a second PC is refused with the old code', async () => {
    const second = await startAgent(join(directory, 'two'), 8264);
    const answer = await fetch('http://127.0.0.1:8264/pair', {
      method: 'POST',
      headers: { origin: city.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([422, 'PairingRefused']);
    await second.stop('SIGKILL');
  });

  it('has pages without a fault', async () => {
    await admin.goto(`${city.origin}/admin/settings/desk-agents`);
    await admin.getByText('前台一号').waitFor();
    await admin.getByTestId('agent-chip').click();
    await admin.getByTestId('agent-look').click();
    await admin.getByTestId('agent-settings').click();
    await admin.getByTestId('agent-kind-a5').waitFor();
    await expect.poll(() => admin.evaluate(() => document.getAnimations().every(({ playState }) => playState !== 'running'))).toBe(true);
    await admin.screenshot({ path: `${shots}/desk-agent-settings.png` });
    expect(await pageFaults(admin)).toEqual([]);
  });
});

describe('the desk with its agent, from the card to the paper', () => {
  const printers = memorySpooler(['Office', 'Labels']);
  const to = (printer: string) => ({ printer, dx: 0, dy: 0, scale: 1 });
  let paired: RunningAgent;

  /** The same agent in this process: its printers do as they are told. */
  beforeAll(async () => {
    await agent.stop('SIGKILL');
    const at = join(directory, 'one');
    const settings = { card: to('Office'), a4: to('Office'), a5: to('Office'), label: to('Labels') };
    await writeFile(join(at, 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
    paired = await startDeskAgent({
      city: city.origin,
      port: agentPort,
      directory: at,
      reader: cardReader({ maker: 'huashi', address: `http://127.0.0.1:${readerPort}` }),
      spooler: printers.spooler,
      cardTimes: { wait: 3000, pause: 100 },
      lookEvery: 50,
    });
  });
  afterAll(() => paired?.close());

  const focused = (): Promise<string | undefined> =>
    desk.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.id);
  const printed = (printer: string): number => printers.printed().filter((job) => job.printer === printer).length;
  const choose = async (id: string): Promise<void> => {
    await desk.locator(`#${id}`).focus();
    await desk.keyboard.press('ArrowDown');
    const option = desk.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active').last();
    await option.waitFor();
    await desk.keyboard.press('Enter');
    await option.waitFor({ state: 'hidden' });
  };
  const trouble = () => desk.getByTestId('printer-trouble');
  const slowly = { timeout: 30_000 };

  it('takes three keys and three round trips, and the guide sheet is printed', async () => {
    // Programme and job are as for the person before.
    await desk.goto(`${city.origin}/admin/desk`);
    await desk.locator('[data-testid=agent-chip][data-state=ready]').waitFor();
    await choose('programmeId');
    await choose('jobCode');
    await desk.keyboard.press('F9');
    await desk.getByTestId('next-person').waitFor();
    await expect.poll(() => printed('Office'), slowly).toBe(1);
    await expect.poll(focused, slowly).toBe('next-person');
    await desk.keyboard.press('Enter');
    await expect.poll(focused, slowly).toBe('documentNumber');

    await hand('put/elder');
    const sent: string[] = [];
    const watch = (request: Request): void => {
      const { pathname } = new URL(request.url());
      if (request.method() !== 'POST' || !request.url().startsWith(city.origin)) return;
      const mutation = pathname === '/graphql' ? /^\s*mutation (\w+)/.exec((request.postDataJSON() as { query: string }).query)?.[1] : null;
      if (mutation ?? pathname.startsWith('/api/print/')) sent.push(mutation ?? pathname);
    };
    desk.on('request', watch);
    await desk.evaluate(() => {
      const keys: string[] = [];
      Reflect.set(window, 'pressed', keys);
      window.addEventListener('keydown', ({ key }) => keys.push(key), { capture: true });
    });
    await desk.keyboard.press('F2');
    await expect.poll(() => desk.locator('#name').inputValue(), slowly).toBe('买买提·样例');
    await desk.keyboard.press('F9');
    await expect.poll(focused, slowly).toBe('next-person');
    await expect.poll(() => printed('Office'), slowly).toBe(2);
    await desk.keyboard.press('Enter');
    await expect.poll(focused, slowly).toBe('documentNumber');
    desk.off('request', watch);
    expect(await desk.evaluate(() => Reflect.get(window, 'pressed') as string[])).toEqual(['F2', 'F9', 'Enter']);
    expect(sent).toEqual(['RegisterCase', 'RecordArrival', '/api/print/guideSheet']);
    const [sheet] = printers.printed().slice(-1);
    expect(Buffer.from(sheet!.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await desk.locator('#documentNumber').inputValue()).toBe('');
  });

  it('says what the printer needs, and goes on once it has it', async () => {
    await desk.locator('.queue-row button').first().click();
    await desk.getByTestId('print-guide').waitFor();
    printers.trouble('Office', 'outOfPaper');
    await desk.keyboard.press('F7');
    await trouble().getByText('打印机缺纸').waitFor(slowly);
    await desk.screenshot({ path: `${shots}/desk-out-of-paper.png` });
    printers.trouble('Office', null);
    await trouble()
      .getByText('打印机缺纸')
      .waitFor({ state: 'detached', ...slowly });
    await expect.poll(() => printed('Office'), slowly).toBe(3);
  });

  it('prints the labels of the specimens on their own printer', async () => {
    await desk.locator('.work-foot .ant-dropdown-trigger').last().click();
    await desk.getByRole('menuitem', { name: '打印标本标签' }).click();
    await expect.poll(() => printed('Labels'), slowly).toBe(1);
  });

  it('says that a printer was changed, and prints there when it is back', async () => {
    printers.remove('Office');
    await desk.keyboard.press('F7');
    await trouble().getByText('找不到所选的打印机').waitFor(slowly);
    await desk.screenshot({ path: `${shots}/desk-printer-gone.png` });
    printers.trouble('Office', null);
    await desk.getByTestId('trouble-again').click();
    await trouble()
      .getByText('找不到所选的打印机')
      .waitFor({ state: 'detached', ...slowly });
    await expect.poll(() => printed('Office'), slowly).toBe(4);
  });

  it('prints through the browser, and says so, when the agent has gone', async () => {
    await paired.close();
    const said = desk.getByText('桌面助手没有响应').first();
    // The paper is there before the page has heard so: until then the key asks for nothing new.
    const asked = async (): Promise<boolean> => {
      await desk.keyboard.press('F7');
      return said.isVisible();
    };
    await expect.poll(asked, { ...slowly, interval: 500 }).toBe(true);
  });
});
