import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SpoolerAway } from './spooler.ts';
import { windowsSpooler } from './windows.ts';

let directory: string;
const id = '0193a7c4-0000-7000-8000-000000000001';
const printer = 'Zebra "ZC300"; Remove-Item C:\\ $(evil)';

/** Programs that write down what they are told and answer from a file: Windows itself is not here. */
const program = `#!/usr/bin/env node
const fs = require('node:fs'), path = require('node:path'), here = path.dirname(process.argv[1]), name = path.basename(process.argv[1]);
const [args, env] = [process.argv.slice(2), { printer: process.env.HEALTHCERT_PRINTER, job: process.env.HEALTHCERT_JOB }];
fs.appendFileSync(path.join(here, 'told'), JSON.stringify({ name, args, env }) + '\\n');
const said = (what) => { try { return fs.readFileSync(path.join(here, what), 'utf8'); } catch { return ''; } };
if (name === 'sumatra') process.exit(Number(said('sumatra-code') || 0));
process.stdout.write(said(args.at(-1).includes('Remove-PrintJob') ? 'none' : args.at(-1).includes('Get-PrintJob') ? 'jobs' : 'printers'));
`;

const says = (what: string, answer: unknown): Promise<void> => writeFile(join(directory, what), JSON.stringify(answer));
const told = async (name: string) =>
  (await readFile(join(directory, 'told'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; args: string[]; env: Record<string, string> })
    .filter((one) => one.name === name);
const job = (Status: string) => [{ Id: 4, Printer: printer, Document: `${id}.print.pdf`, Status }];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'windows-'));
  for (const name of ['powershell', 'sumatra']) {
    await writeFile(join(directory, name), program);
    await chmod(join(directory, name), 0o755);
  }
  vi.stubEnv('PATH', `${directory}${delimiter}${process.env['PATH']}`);
  await says('printers', [
    { Name: printer, Default: true, Status: 'Normal' },
    { Name: '办公室', Default: false, Status: 'PaperOut' },
  ]);
  await says('jobs', []);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true });
});

const spooler = windowsSpooler({ sumatra: 'sumatra', powershell: 'powershell' });
const submit = () => spooler.submit({ id, file: `C:\\desk\\${id}.print.pdf`, printer, copies: 2, size: [210, 297] });

describe('the printing of Windows', () => {
  it('names its printers, the usual one, and what is wrong with them', async () =>
    expect(await spooler.printers()).toEqual([
      { name: printer, isDefault: true, trouble: null, message: null },
      { name: '办公室', isDefault: false, trouble: 'outOfPaper', message: 'PaperOut' },
    ]));

  it('is handed a file at true size, its name one argument whatever stands in it', async () => {
    expect(await submit()).toBe(id);
    expect((await told('sumatra'))[0]!.args).toEqual([
      '-print-to',
      printer,
      '-print-settings',
      '2x,noscale,paper=A4',
      '-silent',
      '-exit-when-done',
      `C:\\desk\\${id}.print.pdf`,
    ]);
  });

  it.each([
    ['Printing', { state: 'printing', trouble: null }],
    ['Error, PaperOut, Retained', { state: 'waiting', trouble: 'outOfPaper' }],
    ['Offline', { state: 'waiting', trouble: 'offline' }],
    ['Paused', { state: 'waiting', trouble: 'stopped' }],
    ['Normal', { state: 'waiting', trouble: null }],
  ])('is followed while it says %s', async (status, expected) => {
    await says('jobs', job(status));
    expect(await spooler.progress(id, printer)).toEqual(expected);
  });

  it('has printed what it has no longer, unless the printer went too', async () => {
    expect(await spooler.progress(id, printer)).toEqual({ state: 'done' });
    expect(await spooler.progress(id, 'Gone')).toEqual({ state: 'printerGone' });
  });

  it('leaves it to a person where nobody can tell whether it had the file', async () => {
    expect(await spooler.recover(id, [])).toBe('unknown');
    await says('jobs', job('Normal'));
    expect(await spooler.recover(id, [])).toEqual({ ref: id });
  });

  it('gives back what has not come out; names reach its script beside the text', async () => {
    await says('jobs', job('Paused'));
    expect(await spooler.cancel(id, printer)).toBe(true);
    const { args, env } = (await told('powershell')).at(-1)!;
    expect(env).toEqual({ printer, job: id });
    expect(args.join(' ')).not.toContain('Zebra');
    await says('jobs', []);
    expect(await spooler.cancel(id, printer)).toBe(false);
  });

  it('refuses, or is not there', async () => {
    await writeFile(join(directory, 'sumatra-code'), '1');
    await expect(submit()).rejects.toMatchObject({ name: 'SpoolerRefused' });
    const missing = await windowsSpooler({ sumatra: 'nowhere-sumatra', powershell: 'nowhere-powershell' })
      .printers()
      .catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(SpoolerAway);
    expect(missing).toMatchObject({ absent: true });
  });
});
