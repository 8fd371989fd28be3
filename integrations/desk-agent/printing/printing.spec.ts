import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDeskAgent, type RunningAgent } from '../index.ts';
import { startTestCity, type TestCity } from '../testing/city.ts';
import { memorySpooler } from '../testing/memory-spooler.ts';
import { pageOf, type Told } from '../testing/page.ts';
import { testPage } from './pdf.ts';

let city: TestCity;
let directory: string;
let agent: RunningAgent;
let system: ReturnType<typeof memorySpooler>;
let lines: string[];
const card = await testPage('card');

const start = async (): Promise<void> => {
  agent = await startDeskAgent({
    city: city.origin,
    port: 0,
    directory,
    reader: null,
    spooler: system.spooler,
    lookEvery: 10,
    logTo: { write: (line) => void lines.push(line) },
  });
};
const page = () => pageOf(agent.address, city);
const told = async (answer: Response): Promise<Told> => (await answer.json()) as Told;
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;
const over = ({ state }: Told): boolean => ['done', 'failed', 'cancelled'].includes(state);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'desk-print-'));
  city = await startTestCity();
  system = memorySpooler();
  lines = [];
  await start();
  await page().json('/pair', 'POST', { code: 'GOOD-CODE' });
  await page().choose({ card: 'Cards', a4: 'Office' });
});
afterEach(async () => {
  await agent.close();
  await city.close();
  await rm(directory, { recursive: true, force: true });
});

describe('a print job', () => {
  it('comes out at the printer of its kind, and leaves nothing of itself on the PC', async () => {
    const job = await told(await page().print(card, { title: '王样例 健康证', copies: 2 }));
    expect(await page().until(job.id, over)).toMatchObject({ state: 'done', printer: 'Cards', problem: null, title: '' });
    expect(system.printed().map(({ printer, copies, bytes }) => [printer, copies, Buffer.from(card).equals(bytes)])).toEqual([
      ['Cards', 2, true],
    ]);
    // Done is told before what was printed is wiped.
    await expect.poll(() => readdir(join(directory, 'jobs'))).toEqual([`${job.id}.json`]);
    expect(await readFile(join(directory, 'jobs', `${job.id}.json`), 'utf8')).not.toContain('王样例');
    expect(lines.join('')).not.toContain('王样例');
  });

  it('sent twice under one id is printed once; under another’s id it is refused', async () => {
    const id = randomUUID();
    expect((await page().print(card, { id })).status).toBe(202);
    expect((await page().print(card, { id })).status).toBe(200);
    await page().until(id, over);
    expect((await page().print(card, { id })).status).toBe(200);
    expect(await codeOf(await page().print(await testPage('label'), { id }))).toBe('JobIdTaken');
    expect(system.printed()).toHaveLength(1);
  });

  it('of the same document counts as a reprint', async () => {
    for (const reprint of [0, 1, 2]) {
      const job = await told(await page().print(card, { document: 'certificate-7' }));
      expect(job.reprint).toBe(reprint);
      await page().until(job.id, over);
    }
    expect((await told(await page().print(card, { document: 'certificate-8' }))).reprint).toBe(0);
  });

  it('waits while there is no paper, in words, and goes on by itself', async () => {
    system.trouble('Cards', 'outOfPaper');
    const { id } = await told(await page().print(card));
    const waiting = await page().until(id, ({ problem }) => problem !== null);
    expect(waiting).toMatchObject({ state: 'queued', problem: { code: 'outOfPaper', text: { zh: '打印机缺纸，装纸后自动继续' } } });
    expect(((await stat(join(directory, 'jobs', `${id}.pdf`))).mode & 0o777).toString(8)).toBe('600');
    system.trouble('Cards', null);
    expect(await page().until(id, over)).toMatchObject({ state: 'done' });
    expect(system.printed()).toHaveLength(1);
  });

  it('waits for a printer to be chosen, and follows the choice', async () => {
    const { id } = await told(await page().print(card, { kind: 'label' }));
    expect((await page().until(id, ({ problem }) => problem !== null)).problem?.code).toBe('noPrinterChosen');
    await page().choose({ label: 'Gone' });
    expect((await page().until(id, ({ problem }) => problem?.code !== 'noPrinterChosen')).problem?.code).toBe('printerGone');
    await page().choose({ label: 'Office' });
    expect(await page().until(id, over)).toMatchObject({ state: 'done', printer: 'Office' });
  });

  it('whose printer is taken away says so, and comes out at another when it is sent again', async () => {
    system.trouble('Cards', 'offline');
    const { id } = await told(await page().print(card));
    await page().until(id, ({ problem }) => problem?.code === 'offline');
    system.remove('Cards');
    await page().until(id, ({ problem }) => problem?.code === 'printerGone');
    await page().choose({ card: 'Office' });
    await page().ask(`/jobs/${id}/again`, { method: 'POST' });
    expect(await page().until(id, over)).toMatchObject({ state: 'done', printer: 'Office' });
    expect(system.printed()).toHaveLength(1);
  });

  it('is taken back', async () => {
    system.trouble('Cards', 'stopped');
    const { id } = await told(await page().print(card));
    await page().until(id, ({ problem }) => problem?.code === 'stopped');
    expect(await told(await page().ask(`/jobs/${id}`, { method: 'DELETE' }))).toMatchObject({ state: 'cancelled' });
    system.trouble('Cards', null);
    expect(system.printed()).toEqual([]);
  });

  it('survives a silence of the system, and a restart of the agent', async () => {
    system.silent(true);
    const { id } = await told(await page().print(card));
    expect((await page().until(id, ({ problem }) => problem !== null)).problem?.code).toBe('spoolerAway');
    await agent.close();
    system.silent(false);
    await start();
    expect(await page().until(id, over)).toMatchObject({ state: 'done' });
    expect(system.printed()).toHaveLength(1);
  });

  it('is moved by the printer’s offset', async () => {
    await page().choose({ card: 'Cards' }, { dx: 1.5, dy: -2, scale: 0.99 });
    const { id } = await told(await page().print(card));
    await page().until(id, over);
    expect(Buffer.from(system.printed()[0]!.bytes).toString('latin1')).toContain('q 0.9900 0 0 0.9900 5.4652 6.4346 cm');
  });

  it.each<[string, number, () => Promise<Response>]>([
    ['a text', 415, () => page().print(Buffer.from('hello'))],
    ['half a file', 415, () => page().print(card.subarray(0, card.length - 40))],
    ['a picture', 415, () => page().ask('/print', { method: 'POST', headers: { 'content-type': 'image/png' }, body: 'x' })],
    ['twenty-one megabytes', 413, () => page().print(Buffer.alloc(21 * 1024 * 1024))],
    ['a hundred copies', 400, () => page().print(card, { copies: 100 })],
    ['an odd kind', 400, () => page().print(card, { kind: 'poster' })],
    ['an id that leads out of the directory', 400, () => page().print(card, { id: '../../pairing' })],
    [
      'no order',
      400,
      () => page().ask('/print', { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: Uint8Array.from(card) }),
    ],
    ['a job that nobody sent', 404, () => page().ask(`/jobs/${randomUUID()}`)],
  ])('that is %s is refused with %i', async (_what, status, send) => {
    expect((await send()).status).toBe(status);
    expect(await readdir(join(directory, 'jobs'))).toEqual([]);
  });

  it('is a test page', async () => {
    const job = await told(await page().json('/test-page', 'POST', { kind: 'a4' }));
    expect(await page().until(job.id, over)).toMatchObject({ state: 'done', printer: 'Office' });
  });
});
