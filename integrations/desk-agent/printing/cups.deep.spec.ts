import { PDFiumLibrary } from '@hyzyla/pdfium';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram, type RunningProcess } from '../../testing/running-program.ts';
import { startTestCity, type TestCity } from '../testing/city.ts';
import { startCups, type TestCups } from '../testing/cups.ts';
import { pageOf, type Told } from '../testing/page.ts';
import { testPage } from './pdf.ts';

let city: TestCity;
let cups: TestCups;
let directory: string;
let agent: { readonly address: string; readonly program: RunningProcess };

/** The agent as a clerk's PC runs it: a process of its own. */
const startAgent = async (): Promise<void> => {
  const program = startProgram('integrations/desk-agent/main.ts', {
    DESK_AGENT_CITY: city.origin,
    DESK_AGENT_PORT: '0',
    DESK_AGENT_DIR: directory,
    CARD_READER: 'none',
    CUPS_SERVER: cups.address,
  });
  const [, address] = await program.printed(/Desk agent (\S+) for/);
  agent = { address: address!, program };
};
const endAgent = (signal: NodeJS.Signals): Promise<number | null> => agent.program.stop(signal);

const page = () => pageOf(agent.address, city);
const over = ({ state }: Told): boolean => ['done', 'failed', 'cancelled'].includes(state);
const done = async (id: string): Promise<Told> => page().until(id, over);
const send = async (kind: 'card' | 'label' | 'a4', order: object = {}): Promise<string> =>
  ((await (await page().print(await testPage(kind), { kind, ...order })).json()) as Told).id;

/** As another library reads what came out. Points, rounded. */
const pagesOf = async (pdf: Uint8Array): Promise<readonly { readonly size: readonly number[]; readonly text: string }[]> => {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const pages = [...document.pages()].map((one) => {
    const { originalWidth, originalHeight } = one.getOriginalSize();
    return { size: [originalWidth, originalHeight], text: one.getText().replaceAll(/\s+/g, ' ') };
  });
  document.destroy();
  library.destroy();
  return pages;
};

beforeAll(async () => {
  [city, cups] = await Promise.all([startTestCity(), startCups(8261)]);
  directory = await mkdtemp(join(tmpdir(), 'desk-cups-'));
  for (const name of ['Cards', 'Labels', 'Office']) await cups.addPrinter(name);
  await startAgent();
  await page().json('/pair', 'POST', { code: 'GOOD-CODE' });
  await page().choose({ card: 'Cards', label: 'Labels', a4: 'Office' });
});
afterAll(async () => {
  await endAgent('SIGTERM');
  await cups.stop();
  await city.close();
  await rm(directory, { recursive: true, force: true });
});

describe('printing through a real CUPS', () => {
  it.each([
    ['card', 'Cards', [243, 153]],
    ['label', 'Labels', [142, 85]],
    ['a4', 'Office', [595, 842]],
  ] as const)('a %s comes out at %s at its true size', async (kind, printer, size) => {
    const id = await send(kind);
    expect(await done(id)).toMatchObject({ state: 'done', printer, problem: null });
    const [printed, ...more] = await cups.printed([id]);
    expect(more).toEqual([]);
    const [sheet] = await pagesOf(printed!.pdf);
    for (const [n, points] of size.entries()) expect(Math.abs(sheet!.size[n]! - points), sheet!.size.join(' x ')).toBeLessThanOrEqual(1);
    expect(sheet!.text).toContain(`HealthCert test page: ${kind}`);
  });

  it('tells of its printers', async () => {
    const status = (await (await page().ask('/status')).json()) as { printers: { name: string; trouble: string | null }[] };
    expect(status.printers.map(({ name, trouble }) => [name, trouble])).toEqual([
      ['Cards', null],
      ['Labels', null],
      ['Office', null],
    ]);
  });

  it('waits in words while the printer has no paper, and goes on when there is some', async () => {
    await cups.paper(false);
    const id = await send('card');
    const waiting = await page().until(id, ({ problem }) => problem?.code === 'outOfPaper');
    expect(waiting).toMatchObject({ state: 'printing', problem: { text: { zh: '打印机缺纸，装纸后自动继续' } } });
    expect(await cups.printed([id])).toEqual([]);
    await cups.paper(true);
    expect(await done(id)).toMatchObject({ state: 'done', problem: null });
    expect(await cups.printed([id])).toHaveLength(1);
  });

  it('waits while the queue is disabled, and goes on when it is enabled', async () => {
    await cups.command('cupsdisable', '-r', 'Maintenance', 'Cards');
    const id = await send('card');
    expect(await page().until(id, ({ problem }) => problem?.code === 'stopped')).toMatchObject({ state: 'queued' });
    await cups.command('cupsenable', 'Cards');
    expect(await done(id)).toMatchObject({ state: 'done' });
    expect(await cups.printed([id])).toHaveLength(1);
  });

  it('takes a job back', async () => {
    await cups.command('cupsdisable', '-r', 'Out of paper', 'Cards');
    const id = await send('card');
    await page().until(id, ({ problem }) => problem?.code === 'outOfPaper');
    expect(await (await page().ask(`/jobs/${id}`, { method: 'DELETE' })).json()).toMatchObject({ state: 'cancelled' });
    await cups.command('cupsenable', 'Cards');
    const next = await send('card');
    expect(await done(next)).toMatchObject({ state: 'done' });
    expect(await cups.printed([id])).toEqual([]);
  });

  it('says that a printer is gone, and prints at another once the settings name it', async () => {
    await cups.addPrinter('Old');
    await cups.command('cupsdisable', 'Old');
    await page().choose({ card: 'Old', label: 'Labels', a4: 'Office' });
    const id = await send('card');
    await page().until(id, ({ problem }) => problem?.code === 'stopped');
    await cups.command('lpadmin', '-x', 'Old');
    expect(await page().until(id, ({ problem }) => problem?.code === 'printerGone')).toMatchObject({ state: 'queued' });
    await page().choose({ card: 'Cards', label: 'Labels', a4: 'Office' });
    await page().ask(`/jobs/${id}/again`, { method: 'POST' });
    expect(await done(id)).toMatchObject({ state: 'done', printer: 'Cards' });
    expect(await cups.printed([id])).toHaveLength(1);
  });

  it('prints every job exactly once, though the agent is killed again and again in the midst of them', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    for (const [n, id] of ids.entries()) {
      await send('card', { id });
      // Somewhere between storing and having printed, later and later.
      await new Promise((resolve) => setTimeout(resolve, n * 12));
      await endAgent('SIGKILL');
      await startAgent();
      await send('card', { id });
    }
    for (const id of ids) expect(await done(id)).toMatchObject({ state: 'done' });
    const printed = await cups.printed(ids);
    expect(printed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const left = (await readdir(join(directory, 'jobs'))).filter((name) => name.endsWith('.pdf'));
    expect(left).toEqual([]);
  });
});
