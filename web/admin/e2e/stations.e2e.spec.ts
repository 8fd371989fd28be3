import { read, utils, write } from '@e965/xlsx';
import { openBrowser, pageFaults } from '@healthcert/web-ui/testing/browser.ts';
import { mkdir, readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainClinic } from '../../../ops/seed/city.ts';
import { seedPerson } from '../../../ops/seed/people.ts';
import { seededRandom } from '../../../ops/seed/random.ts';
import { type Colleague, colleague } from './colleague.ts';
import { type DemoCity, startDemoCity } from './demo-city.ts';
import { signedIn } from './staff.ts';

const shots = '.artifacts/screenshots/admin';
const random = seededRandom('people at the stations');

interface Present {
  readonly caseId: string;
  readonly name: string;
  readonly caseNumber: string;
  readonly blood: string;
}

let city: DemoCity;
let browser: Browser;
let exam: Page;
/** The examiner's own session over the doors. */
let beside: Colleague;
let present: readonly Present[];
const errors: (readonly string[])[] = [];

const at = async (loginName: string): Promise<Page> => {
  const staff = await signedIn(browser, city, loginName);
  await staff.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: city.origin });
  errors.push(staff.errors);
  return staff.page;
};

const arrive = async (desk: Colleague, over: object = {}): Promise<Present> => {
  const person = { ...seedPerson(random, new Date()), ...over };
  const caseId = crypto.randomUUID();
  await desk.does('registerCase', { caseId, institutionId: mainClinic, programmeId: 'food-handler', jobCode: 'cook', ...person });
  await desk.does('recordArrival', { caseId });
  const { caseFile } = await desk.ask<{ caseFile: { caseNumber: string; specimens: { kind: string; number: string }[] } }>(
    'query ($id: ID!) { caseFile(caseId: $id) { caseNumber specimens { kind number } } }',
    { id: caseId },
  );
  const blood = caseFile.specimens.find(({ kind }) => kind === 'blood')!.number;
  return { caseId, name: person.name, caseNumber: caseFile.caseNumber, blood };
};

const resultsOf = async (caseId: string) => {
  const { caseFile } = await beside.ask<{ caseFile: { items: { code: string; state: string; result: unknown }[] } }>(
    `query ($id: ID!) { caseFile(caseId: $id) { items { code state result { abnormal
      findings { code site } values { field value bound standing text } history { disease since cured } } } } }`,
    { id: caseId },
  );
  return Object.fromEntries(caseFile.items.filter(({ state }) => state === 'done').map(({ code, result }) => [code, result]));
};

const go = async (path: string, page = exam): Promise<void> => {
  await page.goto(`${city.origin}/admin${path}`);
};
const stand = async (station: string, { caseId }: Present): Promise<void> => {
  await go(`/stations/${station}/${caseId}`);
  await exam.locator('.item-current').first().waitFor();
  // Where the keyboard is: what is typed before that goes nowhere.
  await exam.waitForFunction(() => {
    const current = document.querySelector('.item-current');
    return current?.querySelector('input, textarea') == null || current.contains(document.activeElement);
  });
};
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await exam.keyboard.press(key);
};
/** The dictionary's word that Enter would take. */
const offered = (word: string) => exam.locator('.ant-select-item-option-active', { hasText: word }).waitFor();
const saved = ({ name }: Present) => exam.getByText(`${name} 已保存`).waitFor();

/** Every character that GB18030 writes in two bytes, by what it decodes to. */
const gb18030 = (() => {
  const bytes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return (text: string): Buffer => Buffer.from(Array.from(text).flatMap((char) => bytes.get(char) ?? [...Buffer.from(char)]));
})();

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  [city, browser] = await Promise.all([startDemoCity(), openBrowser()]);
  const desk = await colleague(city, 'desk');
  beside = await colleague(city, 'exam');
  const arrived: Present[] = [];
  for (let n = 0; n < 19; n += 1) arrived.push(await arrive(desk));
  present = arrived;
  exam = await at('exam');
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

describe('at the stations, by keyboard alone (A8)', () => {
  it('history is told in rows, a disease by its initials', async () => {
    const who = present[0]!;
    await stand('interview', who);
    await press('Alt+KeyH');
    await exam.getByTestId('history-disease-0').waitFor();
    await exam.keyboard.type('fjh');
    await offered('肺结核');
    await press('Enter');
    await exam.keyboard.type('2015');
    await press('Enter', 'ArrowDown', 'Enter');
    await exam.keyboard.type('2016-6');
    await press('Enter', 'Enter');
    await exam.getByTestId('history-disease-1').waitFor();
    await exam.keyboard.type('sh');
    await offered('伤寒');
    await press('Enter');
    await exam.keyboard.type('２０２０');
    await exam.screenshot({ path: `${shots}/station-history.png` });
    await press('F9');
    await saved(who);
    expect((await resultsOf(who.caseId))['history']).toMatchObject({
      abnormal: true,
      findings: [{ code: 'tuberculosisHistory' }, { code: 'typhoidHistory' }],
      history: [
        { disease: 'pulmonaryTuberculosis', since: '2015', cured: true },
        { disease: 'typhoid', since: '2020', cured: null },
      ],
    });
  });

  it('a normal person takes two keys and one command an item, and the next one is there', async () => {
    const who = present[1]!;
    await stand('interview', who);
    const commands: string[] = [];
    exam.on('request', (request) => {
      if (request.postData()?.includes('mutation')) commands.push(request.url());
    });
    await press('F8', 'F9');
    await saved(who);
    await exam.waitForURL((url) => !url.pathname.endsWith(who.caseId));
    await exam.locator('.item-current').first().waitFor();
    expect(commands).toHaveLength(1);
    expect((await resultsOf(who.caseId))['history']).toMatchObject({ abnormal: false, findings: [{ code: 'none' }] });
  });

  it('what was just saved is corrected by one key, with its reason', async () => {
    await press('Alt+KeyZ');
    await exam.locator('.ant-modal [data-testid="finding-history-dysenteryHistory"]').waitFor();
    expect(await exam.locator('.ant-modal #reason').inputValue()).toBe('录入有误');
    await press('Escape');
    await exam.locator('.ant-modal').waitFor({ state: 'hidden' });
  });

  it('a finding is found by its initials, its site by those of the dictionary', async () => {
    const who = present[0]!;
    await stand('skin', who);
    await exam.keyboard.type('sx');
    await press('Enter');
    await exam.getByTestId('site-skin-tineaManus').waitFor();
    await exam.keyboard.type('ysz');
    await offered('右手掌');
    await press('Enter');
    await exam.screenshot({ path: `${shots}/station-skin.png` });
    await press('F9');
    await saved(who);
    expect((await resultsOf(who.caseId))['skin']).toMatchObject({ abnormal: true, findings: [{ code: 'tineaManus', site: '右手掌' }] });
  });

  it('a value beyond what the device measures is understood, red before it is saved', async () => {
    const who = present[0]!;
    await stand('laboratory', who);
    await exam.keyboard.type('＞１０００');
    await exam.locator('[data-testid=standing-alt-alt][data-standing=above]').waitFor();
    await exam.getByText('读作 >1000').waitFor();
    await press('F8');
    await exam.screenshot({ path: `${shots}/station-value.png` });
    expect(await pageFaults(exam)).toEqual([]);
    await press('F9');
    await saved(who);
    expect((await resultsOf(who.caseId))['alt']).toMatchObject({
      abnormal: true,
      values: [{ value: 1000, bound: '>', standing: 'above' }],
    });
  });

  it('another person’s barcode in a value is no value: it says whose it is, and switches when asked', async () => {
    const [who, other] = [present[2]!, present[3]!];
    await stand('laboratory', who);
    await exam.keyboard.insertText(other.blood);
    await press('Enter');
    await exam.locator('.ant-modal', { hasText: `条码属于 ${other.name}` }).waitFor();
    expect(await exam.getByTestId('value-alt-alt').inputValue()).toBe('');
    await press('Enter');
    await exam.getByRole('heading', { name: other.name }).waitFor();
    await press('F2');
    await exam.keyboard.insertText(other.caseNumber);
    await press('Enter');
    await exam.getByText('核对无误').waitFor();
    expect(await resultsOf(other.caseId)).toEqual({});
  });

  it('who scans on instead of answering means the one scanned last', async () => {
    const [who, other, third] = [present[2]!, present[3]!, present[4]!];
    await stand('laboratory', who);
    await press('F2');
    await exam.keyboard.insertText(other.caseNumber);
    await press('Enter');
    await exam.locator('.ant-modal', { hasText: `条码属于 ${other.name}` }).waitFor();
    await exam.waitForFunction(() => document.activeElement?.closest('.ant-modal-confirm-btns') !== null);
    await exam.keyboard.type(third.caseNumber);
    await press('Enter');
    await exam.locator('.ant-modal', { hasText: `条码属于 ${third.name}` }).waitFor();
    await press('Enter');
    await exam.waitForURL((url) => url.pathname.endsWith(third.caseId));
  });

  it('a barcode that is scanned into a reason is no reason, and is told', async () => {
    const [who, other] = [present[2]!, present[3]!];
    await stand('laboratory', who);
    await press('Alt+KeyY');
    const reason = exam.locator('.ant-modal #reason');
    await reason.waitFor();
    await exam.waitForFunction(() => document.activeElement?.id === 'reason');
    await exam.keyboard.type('标本不足');
    await exam.keyboard.type(other.blood);
    await press('Enter');
    await exam.getByTestId('scanned-away').getByText(other.blood).waitFor();
    expect(await reason.inputValue()).toBe('标本不足');
    await press('Escape');
    await exam.locator('.ant-modal').waitFor({ state: 'hidden' });
    expect(new URL(exam.url()).pathname).toContain(who.caseId);
  });

  it('a save that ends late moves nobody who has gone on, and what failed says whose it is', async () => {
    const [slow, next] = [present[14]!, present[15]!];
    const held = Promise.withResolvers<void>();
    const isSave = (body: string | null): boolean => body?.includes('mutation RecordResult') ?? false;
    await exam.route('**/graphql', async (route) => {
      if (isSave(route.request().postData())) await held.promise;
      await route.fallback();
    });
    await stand('laboratory', slow);
    await exam.keyboard.type('21');
    const sent = exam.waitForRequest((request) => isSave(request.postData()));
    await press('F9');
    await sent;
    await exam.getByTestId(`queue-${next.caseId}`).locator('.queue-open').click();
    await exam.getByRole('heading', { name: next.name }).waitFor();
    await exam.getByTestId('value-alt-alt').fill('34');
    held.resolve();
    await saved(slow);
    expect(new URL(exam.url()).pathname).toContain(next.caseId);
    expect(await exam.getByTestId('value-alt-alt').inputValue()).toBe('34');
    expect([Object.keys(await resultsOf(slow.caseId)), Object.keys(await resultsOf(next.caseId))]).toEqual([['alt'], []]);
    await exam.unroute('**/graphql');

    // Refused this time: the third person is open when it is told, and what was typed for the second is kept.
    const third = present[16]!;
    const refusing = Promise.withResolvers<void>();
    await exam.route('**/graphql', async (route) => {
      if (!isSave(route.request().postData())) return route.fallback();
      await refusing.promise;
      const input = { caseId: next.caseId, item: 'alt', findings: [], values: [{ field: 'alt', text: '55' }] };
      await beside.does('recordResult', input);
      return route.fallback();
    });
    const again = exam.waitForRequest((request) => isSave(request.postData()));
    await press('F9');
    await again;
    await exam.getByTestId(`queue-${third.caseId}`).locator('.queue-open').click();
    await exam.getByRole('heading', { name: third.name }).waitFor();
    refusing.resolve();
    await exam.locator('.ant-notification-notice', { hasText: next.name }).waitFor();
    expect(new URL(exam.url()).pathname).toContain(third.caseId);
    expect((await resultsOf(next.caseId))['alt']).toMatchObject({ values: [{ value: 55 }] });
    await exam.unroute('**/graphql');
    await stand('laboratory', next);
    await exam.getByTestId('taken-alt').getByText('34').waitFor();
  });

  it('somebody who was quicker is shown, and what was typed stays', async () => {
    const who = present[4]!;
    await stand('laboratory', who);
    await exam.keyboard.type('33');
    const input = { caseId: who.caseId, item: 'alt', findings: [], values: [{ field: 'alt', text: '44' }] };
    await beside.does('recordResult', input);
    const notice = exam.getByTestId('taken-alt');
    await notice.waitFor();
    expect(await notice.textContent()).toContain('33');
    expect(await exam.getByTestId('item-alt').textContent()).toContain('44');
    await notice.getByRole('button', { name: '放弃我的' }).press('Enter');
    await notice.waitFor({ state: 'detached' });
  });
});

describe('many at once in a grid (A8)', () => {
  const five = () => present.slice(5, 10);

  it('takes rows with headings from a spreadsheet, in any order, and refuses another’s name', async () => {
    await go('/stations/laboratory/grid');
    await exam.getByTestId('grid').waitFor();
    const rows = five().map(({ caseNumber, name }, n) => [caseNumber, n === 4 ? '张冠李' : name, ['31', '＞1000', '1;5', '22', '28'][n]]);
    const text = [['体检号', '姓名', '谷丙转氨酶'], ...rows.toReversed()].map((cells) => cells.join('\t')).join('\n');
    await exam.evaluate((words) => navigator.clipboard.writeText(words), text);
    await exam.getByTestId('grid').focus();
    await press('Control+KeyV');
    await exam.getByText('已按号码填入 4 行').waitFor();
    await exam.getByText('第 2 行没有填入').waitFor();
    const cell = (n: number) => exam.getByTestId(`cell-${five()[n]!.caseId}-alt/alt`);
    await exam.locator(`[data-testid="cell-${five()[1]!.caseId}-alt/alt"].grid-out`).waitFor();
    expect([await cell(1).textContent(), await cell(2).getAttribute('aria-invalid'), await cell(4).textContent()]).toEqual([
      '＞1000↑',
      'true',
      '',
    ]);
    await exam.screenshot({ path: `${shots}/grid.png` });
    expect(await pageFaults(exam)).toEqual([]);
    await press('F9');
    await exam.getByText('已保存 3 项，1 项没有保存').waitFor();
    expect(await cell(2).textContent()).toBe('1;5');
    expect(await Promise.all(five().map(async ({ caseId }) => Object.keys(await resultsOf(caseId))))).toEqual([
      ['alt'],
      ['alt'],
      [],
      ['alt'],
      [],
    ]);
  });

  it('moves, types, copies and pastes as a spreadsheet does, and keeps what is typed over a reload', async () => {
    const cell = (n: number) => exam.getByTestId(`cell-${five()[n]!.caseId}-alt/alt`);
    await cell(2).click();
    await exam.keyboard.type('26');
    await press('Tab', 'Shift+Tab', 'Control+KeyC');
    await cell(4).click();
    await press('Control+KeyV', 'F2', 'End');
    await exam.keyboard.type('.5');
    await press('Enter');
    expect([await cell(2).textContent(), await cell(4).textContent()]).toEqual(['26', '26.5']);
    await exam.locator('.grid-changed').nth(1).waitFor();
    // The draft is on its way a second after the last key.
    await exam.waitForResponse((response) => response.url().includes('/api/drafts/') && response.ok());
    await exam.reload();
    await cell(4).waitFor();
    await exam.locator('.grid-changed').nth(1).waitFor();
    expect([await cell(2).textContent(), await cell(4).textContent()]).toEqual(['26', '26.5']);
    await press('F9');
    await exam.getByText('已保存 2 项').waitFor();
    expect((await resultsOf(five()[4]!.caseId))['alt']).toMatchObject({ values: [{ value: 26.5 }] });
  });
});

describe('an X-ray (A8)', () => {
  const of = (who: Present, column: string) => exam.getByTestId(`cell-${who.caseId}-chestXray/${column}`);

  it('is normal in the grid by one key, how it was taken included', async () => {
    const who = present[5]!;
    await go('/stations/radiology/grid');
    await of(who, 'method').click();
    await of(who, '').click({ modifiers: ['Shift'] });
    await press('F8');
    await of(who, '').getByText('未见异常').waitFor();
    expect([await of(who, 'method').textContent(), await of(who, 'filmNumber').textContent()]).toEqual(['摄片', '']);
    await of(who, 'method').click();
    await press('F2', 'Control+KeyA');
    await exam.keyboard.type('胸透');
    await press('Enter', 'F9');
    await exam.getByText('已保存 1 项').waitFor();
    expect((await resultsOf(who.caseId))['chestXray']).toMatchObject({
      abnormal: false,
      values: [{ text: '胸透' }, { field: 'impression' }],
    });
  });

  it('is told in as many lines as it needs: Enter ends none, and the arrows walk only past its ends', async () => {
    const who = present[8]!;
    await stand('radiology', who);
    await press('Digit1');
    const impression = exam.getByTestId('value-chestXray-impression');
    await impression.focus();
    const low = (await impression.boundingBox())!.height;
    await exam.keyboard.type('双肺纹理清晰，未见实质性病变。');
    await press('Enter', 'Shift+Enter');
    await exam.keyboard.type('心影大小形态正常，膈面光滑，肋膈角锐利。'.repeat(4));
    await expect.poll(async () => (await impression.boundingBox())!.height).toBeGreaterThan(2 * low);
    expect(await pageFaults(exam)).toEqual([]);
    await exam.screenshot({ path: `${shots}/station-words.png` });
    await press('ArrowUp');
    expect(await impression.evaluate((area) => document.activeElement === area)).toBe(true);
    await press('F9');
    await saved(who);
    expect((await resultsOf(who.caseId))['chestXray']).toMatchObject({
      values: expect.arrayContaining([
        expect.objectContaining({ field: 'impression', text: expect.stringMatching(/^[^\n]{15}\n[^\n]{80}$/) }),
      ]),
    });
  });

  it('is corrected with before and after in sight; the device stays as it was recorded', async () => {
    const [who, other] = [present[6]!, present[7]!];
    await stand('radiology', who);
    await exam.getByTestId('device').fill('DR-01');
    await press('F8', 'F9');
    await saved(who);
    await stand('radiology', other);
    await exam.getByTestId('device').fill('DR-02');
    await stand('radiology', who);
    await press('Alt+KeyG');
    const dialog = exam.locator('.ant-modal');
    await dialog.getByTestId('finding-chestXray-oldLesion').click();
    await dialog.getByTestId('correction-changes').getByText('陈旧性病灶或钙化灶').waitFor();
    expect(await dialog.getByTestId('correct-device').inputValue()).toBe('DR-01');
    await exam.screenshot({ path: `${shots}/station-correction.png` });
    expect(await pageFaults(exam)).toEqual([]);
    await dialog.locator('#reason').fill('复阅片');
    await press('Control+Enter');
    await exam.getByTestId('item-chestXray').getByText('已更正 1 次').waitFor();
    const { caseFile } = await beside.ask<{ caseFile: { items: { code: string; result: { deviceId: string } | null }[] } }>(
      'query ($id: ID!) { caseFile(caseId: $id) { items { code result { deviceId } } } }',
      { id: who.caseId },
    );
    expect(caseFile.items.find(({ code }) => code === 'chestXray')?.result?.deviceId).toBe('DR-01');
  });
});

describe('a file of results (A8)', () => {
  const file = (buffer: Buffer, name = '结果.csv') => ({ name, mimeType: 'application/octet-stream', buffer });
  const rows = () => {
    const [one, two, three, four] = present.slice(10, 14) as [Present, Present, Present, Present];
    return [
      ['条码', '姓名', '谷丙转氨酶', '检验时间'],
      [one.blood, one.name, '31', ''],
      [two.blood, one.name, '32', ''],
      [three.blood, three.name, '五十', ''],
      [four.blood, four.name, '>1000', ''],
    ];
  };
  const csv = () =>
    gb18030(
      rows()
        .map((cells) => cells.join(','))
        .join('\r\n'),
    );

  it('tells how far it is, and stops between two rows when asked; what was not entered is handed back, for Excel too', async () => {
    const people = present.slice(17, 19);
    await go('/stations/laboratory/import');
    const text = ['条码,姓名,谷丙转氨酶', ...people.map(({ blood, name }) => `${blood},${name},30`)].join('\n');
    await exam.getByTestId('import-file').setInputFiles(file(Buffer.from(text)));
    await exam.getByTestId('row-3').waitFor();
    // The first row is on its way until somebody asks to stop.
    const asked = Promise.withResolvers<void>();
    await exam.route('**/graphql', async (route) => {
      if (/mutation RecordResult/.test(route.request().postData() ?? '')) await asked.promise;
      await route.fallback();
    });
    await exam.getByTestId('enter-rows').press('Enter');
    const report = exam.getByTestId('import-report');
    await report.getByRole('progressbar').waitFor();
    expect(await pageFaults(exam)).toEqual([]);
    await exam.screenshot({ path: `${shots}/import-progress.png` });
    await exam.getByTestId('stop-import').press('Enter');
    asked.resolve();
    await report.getByText('已录入 1 行').waitFor();
    await report.getByText('已停止，其余 1 行没有录入').waitFor();
    await exam.unroute('**/graphql');
    const [download] = await Promise.all([exam.waitForEvent('download'), exam.getByTestId('save-refused-excel').press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^results-refused-.*\.xlsx$/);
    const book = read(await readFile(await download.path()));
    const handedBack = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(handedBack.map(([barcode]) => barcode)).toEqual(['条码', people[1]!.blood]);
    await exam.getByTestId('enter-rows').press('Enter');
    await report.getByText('已录入 1 行').waitFor();
    expect((await resultsOf(people[1]!.caseId))['alt']).toMatchObject({ values: [{ value: 30 }] });
  });

  it('in GB18030 is shown first, its good rows entered, the others handed back with the reason', async () => {
    await go('/stations/laboratory/import');
    await exam.getByTestId('import-file').setInputFiles(file(csv()));
    await exam.getByTestId('refused-3').getByText('姓名与此号码的人不一致').waitFor();
    await exam.getByTestId('refused-4').getByText('不是数值').waitFor();
    await exam.screenshot({ path: `${shots}/import.png` });
    expect(await pageFaults(exam)).toEqual([]);
    await exam.getByTestId('enter-rows').press('Enter');
    await exam.getByText('已录入 2 行，0 行此前已录入，2 行没有录入').waitFor();
    expect(await Promise.all(present.slice(10, 14).map(async ({ caseId }) => Object.keys(await resultsOf(caseId))))).toEqual([
      ['alt'],
      [],
      [],
      ['alt'],
    ]);
    const [download] = await Promise.all([exam.waitForEvent('download'), exam.getByTestId('save-refused').press('Enter')]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('不能录入的原因');
    expect(lines[1]).toContain('可能是他人的标本');
  });

  it('imported a second time doubles nothing', async () => {
    await exam.getByTestId('import-file').setInputFiles(file(csv()));
    await exam.getByTestId('row-2').getByText('已录入过').waitFor();
    await exam.getByTestId('row-5').getByText('已录入过').waitFor();
    expect(await exam.getByTestId('enter-rows').isDisabled()).toBe(true);
  });

  it('with merged cells is refused in words', async () => {
    const sheet = utils.aoa_to_sheet(rows());
    sheet['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '结果');
    await exam.getByTestId('import-file').setInputFiles(file(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, '结果.xlsx'));
    await exam.getByTestId('import-problem').getByText('B2:B3 是合并的单元格').waitFor();
  });

  it('and nothing went wrong in any page', () => expect(errors.flat()).toEqual([]));
});
