import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colleague, type Colleague, type Examined, examinedPerson, type Found } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { goTo, signedIn, type StaffAtWork } from './staff.ts';

const shots = '.artifacts/screenshots/admin';

let city: DemoCity;
let browser: Browser;
let physician: StaffAtWork;
let reviewer: StaffAtWork;
let doctor: Page;
let exam: Colleague;
let people: Record<'unfit' | 'first' | 'second' | 'recheck' | 'together' | 'alongside' | 'skin' | 'watched' | 'contested', Examined>;

const rowOf = (page: Page, { caseId }: Examined) => page.getByTestId(`queue-${caseId}`);

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  [physician, reviewer] = await Promise.all([signedIn(browser, city, 'doctor'), signedIn(browser, city, 'reviewer')]);
  doctor = physician.page;
  const desk = await colleague(city, 'desk');
  exam = await colleague(city, 'exam');
  const found: Record<keyof typeof people, readonly [name: string, found?: Found]> = {
    unfit: ['结论甲', { shigella: { findings: [{ code: 'detected' }] } }],
    first: ['结论乙'],
    second: ['结论丙'],
    recheck: ['结论丁'],
    together: ['结论戊'],
    alongside: ['结论己'],
    watched: ['结论辛'],
    contested: ['结论壬'],
    skin: ['结论庚', { skin: { findings: [{ code: 'exudativeSkinDisease', site: '左手' }] } }],
  };
  const examined = Object.entries(found).map(async ([key, [name, what = {}]]) => [key, await examinedPerson(desk, exam, name, what)]);
  people = Object.fromEntries(await Promise.all(examined)) as typeof people;
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** The whole queue, whatever it was narrowed to before. */
const queue = async (page: Page, path: string): Promise<void> => {
  await goTo(page, path);
  await page.getByTestId('queue-filter').focus();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.press('Backspace');
};
/** Opens somebody of the queue without the mouse: by name, then down the queue. */
const open = async (page: Page, person: Examined, path: string): Promise<void> => {
  await queue(page, path);
  await page.keyboard.insertText(person.name);
  await rowOf(page, person).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.queue-row').length === 1);
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('heading', { name: person.name }).waitFor();
};
const gone = (page: Page, person: Examined) => rowOf(page, person).waitFor({ state: 'detached' });
/** A dialog is there, and its first field has the keyboard. */
const dialog = (page: Page, field: string) => page.waitForFunction((id) => document.activeElement?.id === id, field);
const tick = async (page: Page, person: Examined): Promise<void> => {
  await rowOf(page, person).locator('input').focus();
  await page.keyboard.press('Space');
};

const stageOf = async ({ caseId }: Examined): Promise<string> => {
  const { caseFile } = await exam.ask<{ caseFile: { stage: string } }>('query ($caseId: ID!) { caseFile(caseId: $caseId) { stage } }', {
    caseId,
  });
  return caseFile.stage;
};

const conclude = async (person: Examined): Promise<void> => {
  await open(doctor, person, '/conclusion');
  await doctor.getByTestId('preview').getByText('全部正常').waitFor();
  await doctor.keyboard.press('F9');
  await doctor.getByTestId('conclusion').getByText('合格').first().waitFor();
  await gone(doctor, person);
};

describe('the physician concludes, by keyboard alone (A9)', () => {
  it('sees what the rules say with their law, and takes a template as the opinion', async () => {
    await open(doctor, people.unfit, '/conclusion');
    await doctor.getByTestId('preview').getByText('检出志贺菌').waitFor();
    expect(await doctor.getByTestId('preview').innerText()).toMatch(/不合格[\s\S]*国卫食品发/);
    await doctor.locator('.usual button').first().waitFor();
    await doctor.keyboard.press('Alt+1');
    await expect.poll(() => doctor.locator('#opinion').inputValue()).toContain('患有从业禁忌疾病');
    const written = await doctor.locator('#opinion').inputValue();
    await doctor.screenshot({ path: `${shots}/conclusion-unfit.png` });
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.keyboard.press('F9');
    const conclusion = doctor.getByTestId('conclusion');
    await conclusion.getByText(written).waitFor();
    expect(await conclusion.innerText()).toMatch(/主检·演示戊[\s\S]*琅琊区示例健康体检中心（盖章）/);
  });

  it('concludes one after another: the same key again leads to the next', async () => {
    for (const person of [people.first, people.second]) {
      await conclude(person);
      await doctor.keyboard.press('F9');
      await doctor.waitForURL((url) => !url.href.includes(person.caseId));
    }
  });

  it('opens a concluded case again with the reason, and concludes it anew', async () => {
    const { caseId } = people.second;
    await goTo(doctor, `/cases/${caseId}`);
    await doctor.getByTestId('case-more').focus();
    await doctor.keyboard.press('Enter');
    await doctor.locator('.ant-dropdown-menu-item:focus', { hasText: '开具复查' }).waitFor();
    await doctor.keyboard.press('ArrowDown');
    await doctor.locator('.ant-dropdown-menu-item:focus', { hasText: '重新打开' }).waitFor();
    await doctor.keyboard.press('Enter');
    await dialog(doctor, 'reason');
    await doctor.keyboard.type('补看胸片');
    await doctor.screenshot({ path: `${shots}/case-reopen.png` });
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.keyboard.press('Control+Enter');
    await doctor.getByTestId('case-next').getByText('去下结论').waitFor();
    expect(await stageOf(people.second)).toBe('examined');
    await goTo(doctor, `/cases/${caseId}?tab=timeLine`);
    await doctor.getByTestId('event-CaseReopened').filter({ hasText: '补看胸片' }).waitFor();
    await conclude(people.second);
  });

  it('orders a recheck with its day, which is listed until it is done', async () => {
    const { caseId } = people.recheck;
    await open(doctor, people.recheck, '/conclusion');
    await doctor.getByTestId('preview').waitFor();
    await doctor.keyboard.press('F7');
    await dialog(doctor, 'reason');
    await doctor.getByLabel('丙氨酸氨基转移酶').focus();
    await doctor.keyboard.press('Space');
    await doctor.locator('#recheck-on').fill('2099-01-15');
    await doctor.keyboard.press('Enter');
    await doctor.screenshot({ path: `${shots}/conclusion-recheck.png` });
    await doctor.locator('#reason').focus();
    await doctor.keyboard.type('餐后采血');
    await doctor.keyboard.press('Control+Enter');
    await gone(doctor, people.recheck);
    await goTo(doctor, '/rechecks');
    await doctor.getByTestId(`recheck-${caseId}`).getByText('2099-01-15').waitFor();
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.screenshot({ path: `${shots}/rechecks.png` });
    await goTo(doctor, `/cases/${caseId}`);
    await doctor.locator('.person', { hasText: '约定 2099-01-15 复查' }).waitFor();
  });

  it('concludes the entirely normal together; whoever is out is named with the reason', async () => {
    await queue(doctor, '/conclusion');
    await tick(doctor, people.together);
    await tick(doctor, people.alongside);
    await tick(doctor, people.skin);
    await doctor.getByTestId('conclude-batch').focus();
    await doctor.keyboard.press('Enter');
    await doctor.getByTestId('batch-out').getByText('渗出性皮肤病').waitFor();
    await doctor.screenshot({ path: `${shots}/conclusion-batch.png` });
    const normal = (await doctor.getByTestId('batch-in').innerText()).split('、');
    expect(normal.toSorted()).toEqual(['结论己', '结论戊'].toSorted());
    await doctor.getByTestId('batch-confirm').focus();
    await doctor.keyboard.press('Enter');
    await gone(doctor, people.together);
    await gone(doctor, people.alongside);
    await rowOf(doctor, people.skin).waitFor();
  });
});

describe('a second person reviews (A9)', () => {
  it('gives one back with a reason that stands in the concluder’s queue', async () => {
    const { page } = reviewer;
    await open(page, people.first, '/review');
    await page.getByTestId('conclusion').waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await page.keyboard.press('F8');
    await dialog(page, 'reason');
    await page.keyboard.type('请补充说明');
    await page.keyboard.press('Control+Enter');
    await gone(page, people.first);
    await queue(doctor, '/conclusion');
    await rowOf(doctor, people.first).getByText('退回：请补充说明').waitFor();
    await doctor.screenshot({ path: `${shots}/conclusion-returned.png` });
  });

  it('passes the entirely normal together, and leaves out who is not, saying why', async () => {
    const { page } = reviewer;
    await queue(page, '/review');
    for (const person of [people.second, people.together, people.alongside, people.unfit]) await tick(page, person);
    await page.getByTestId('approve-batch').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('batch-out').getByText('检出志贺菌').waitFor();
    await page.screenshot({ path: `${shots}/review-batch.png` });
    await page.getByTestId('batch-confirm').focus();
    await page.keyboard.press('Enter');
    for (const person of [people.second, people.together, people.alongside]) await gone(page, person);
    await open(page, people.unfit, '/review');
    await page.getByTestId('conclusion').getByText('不合格').first().waitFor();
    await page.keyboard.press('F9');
    await gone(page, people.unfit);
  });

  it('prints the forms of several in one go: it says how far it is, and what was printed is selected no more', async () => {
    await goTo(doctor, '/cases');
    const boxes = doctor.locator('[data-testid^=row-] input[type=checkbox]');
    await boxes.nth(2).waitFor();
    for (const n of [0, 1, 2]) {
      await boxes.nth(n).focus();
      await doctor.keyboard.press('Space');
    }
    await doctor.getByTestId('selection').getByText('3').waitFor();
    const forms = '**/api/print/examinationForm';
    await doctor.route(forms, async (route) => {
      await doctor.getByTestId('print-forms-stop').getByText('0 / 3').waitFor();
      await route.continue();
    });
    const answer = doctor.waitForResponse(forms);
    await doctor.getByTestId('print-forms').focus();
    await doctor.keyboard.press('Enter');
    const printed = await answer;
    expect([printed.status(), printed.headers()['x-papers'], (printed.request().postDataJSON() as { ids: unknown[] }).ids.length]).toEqual([
      200,
      '3',
      3,
    ]);
    await doctor.getByTestId('selection').waitFor({ state: 'detached' });
    await doctor.unroute(forms);
  });

  it('of a clinic with one physician is the county’s work', async () => {
    const county = await signedIn(browser, city, 'county.reviewer');
    const { page } = county;
    await queue(page, '/review');
    await page.locator('.queue-row').first().waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByTestId('conclusion').waitFor();
    await page.screenshot({ path: `${shots}/review-county.png` });
    const caseId = /[\da-f-]{36}/.exec(page.url())![0];
    await page.keyboard.press('F9');
    await page.getByTestId(`queue-${caseId}`).waitFor({ state: 'detached' });
    await goTo(page, `/cases/${caseId}`);
    await page.getByText('远程复核').waitFor();
    await county.context.close();
  });
});

describe('two people on one case (A9)', () => {
  const altOf = (value: number) => ({ item: 'alt', findings: [], values: [{ field: 'alt', value }], reason: '标本复测' });
  it('the physician sees what changed before concluding on it, and keeps the opinion', async () => {
    const { caseId } = people.watched;
    await open(doctor, people.watched, '/conclusion');
    await doctor.getByTestId('preview').getByText('全部正常').waitFor();
    await doctor.locator('#opinion').focus();
    await doctor.keyboard.insertText('可从事餐饮服务');
    await exam.does('correctResult', { caseId, ...altOf(333) });
    const changed = doctor.getByTestId('changed');
    await changed.getByText('333').waitFor();
    expect(await changed.innerText()).toMatch(/更正[\s\S]*体检·演示乙[\s\S]*谷丙转氨酶|丙氨酸氨基转移酶/);
    await doctor.screenshot({ path: `${shots}/conclusion-changed.png` });
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.keyboard.press('F9');
    await doctor.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'changed-seen');
    expect(await stageOf(people.watched)).toBe('examining');
    expect(await doctor.locator('#opinion').inputValue()).toBe('可从事餐饮服务');
    await doctor.keyboard.press('Enter');
    await changed.waitFor({ state: 'detached' });
    await doctor.keyboard.press('F8');
    await dialog(doctor, 'reason');
    await doctor.locator('#hand-opinion').waitFor();
    expect(await doctor.locator('#hand-opinion').inputValue()).toBe('可从事餐饮服务');
    await doctor.keyboard.press('Escape');
  });

  it('the reviewer’s command goes with what they looked at: it is refused, told why, and the reason they typed stays', async () => {
    await conclude(people.contested);
    const { page } = reviewer;
    await open(page, people.contested, '/review');
    await page.getByTestId('conclusion').waitFor();
    await page.keyboard.press('F8');
    await dialog(page, 'reason');
    await page.keyboard.type('请补充说明');
    const doctorBeside = await colleague(city, 'doctor');
    // Nothing tells the page before it sends: what it shows is old.
    await page.route('**/graphql**', (route) =>
      /caseFile|caseTimeLine/.test(route.request().postData() ?? '') ? route.abort('connectionfailed') : route.fallback(),
    );
    await doctorBeside.does('reopenCase', { caseId: people.contested.caseId, reason: '重新看过' });
    await doctorBeside.does('concludeByHand', {
      caseId: people.contested.caseId,
      outcome: 'recheck',
      reason: '结合专科意见',
      opinion: null,
    });
    await page.keyboard.press('Control+Enter');
    await page.locator('.dialog-answer').getByText('他人刚刚修改了这份记录').waitFor();
    expect(await page.locator('#reason').inputValue()).toBe('请补充说明');
    await page.unroute('**/graphql**');
    await page.keyboard.press('Control+Enter');
    const changed = page.locator('.ant-modal').getByTestId('changed');
    await changed.getByText('待复查').first().waitFor();
    await page.screenshot({ path: `${shots}/review-changed.png` });
    expect(await page.locator('#reason').inputValue()).toBe('请补充说明');
    await page.getByTestId('changed-seen').focus();
    await page.keyboard.press('Enter');
    await changed.waitFor({ state: 'detached' });
    await page.locator('#reason').focus();
    await page.keyboard.press('Control+Enter');
    await gone(page, people.contested);
    await queue(doctor, '/conclusion');
    await rowOf(doctor, people.contested).getByText('退回：请补充说明').waitFor();
  });
});

describe('a suspected notifiable disease (A9)', () => {
  it('stands in the menu and at home, says who handles it, and is reported', async () => {
    await goTo(doctor, '/');
    await doctor.getByTestId('notification-badge').waitFor();
    await doctor.getByTestId('figure-notifications').click();
    const task = doctor.locator(`tr[data-testid=notification-${people.unfit.caseId}]`);
    await task.getByText('细菌性和阿米巴性痢疾').waitFor();
    await doctor.getByTestId(`take-${people.unfit.caseId}`).focus();
    await doctor.keyboard.press('Enter');
    await task.getByText('我在办理').waitFor();
    expect(await pageFaults(doctor)).toEqual([]);
    await doctor.screenshot({ path: `${shots}/notifications.png` });
    await doctor.getByTestId(`more-${people.unfit.caseId}`).click();
    await doctor.getByRole('menuitem', { name: '填写诊断时间' }).click();
    await doctor.locator('#diagnosedAt').waitFor();
    await doctor.getByTestId('dialog-confirm').focus();
    await doctor.keyboard.press('Enter');
    await doctor.locator('#diagnosedAt').waitFor({ state: 'detached' });
    await task.getByText(/诊断 .*（主检·演示戊）/).waitFor();
    await doctor.getByTestId(`report-${people.unfit.caseId}`).focus();
    await doctor.keyboard.press('Enter');
    await dialog(doctor, 'cardNumber');
    await doctor.keyboard.type('3411-2026-0007');
    await doctor.keyboard.press('Tab');
    await doctor.keyboard.type('琅琊区疾控中心');
    await doctor.keyboard.press('Enter');
    await task.waitFor({ state: 'detached' });
    await goTo(doctor, '/notifications?view=settled');
    await task.getByText('3411-2026-0007').waitFor();
  });

  it('of an earlier day has gone up to the county, and says who was told', async () => {
    await goTo(doctor, '/notifications');
    const task = doctor.locator('tr', { hasText: '已上报区县' }).first();
    await task.getByText('区监督·演示').waitFor();
  });

  it('none of these pages reported an error of its own', () => expect([...physician.errors, ...reviewer.errors]).toEqual([]));
});
