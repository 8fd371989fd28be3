import { readFile } from 'node:fs/promises';
import { SpoolerAway, type PrinterState, type PrinterTrouble, type Spooler } from '../printing/spooler.ts';

interface Held {
  readonly ref: string;
  readonly id: string;
  readonly printer: string;
  readonly bytes: Uint8Array;
  readonly copies: number;
  state: 'held' | 'released' | 'printed' | 'cancelled';
}

/** A system's printing that comes out in memory: it holds, releases, runs out of paper and falls silent as it is told. */
export const memorySpooler = (names: readonly string[] = ['Cards', 'Office']) => {
  const printers = new Map<string, PrinterTrouble | null>(names.map((name) => [name, null]));
  const jobs: Held[] = [];
  let away = false;
  const there = (): void => {
    if (away) throw new SpoolerAway('silent');
  };
  const work = (): void => {
    for (const job of jobs) if (job.state === 'released' && printers.get(job.printer) === null) job.state = 'printed';
  };
  const spooler: Spooler = {
    printers: async () => {
      there();
      return [...printers].map(([name, trouble], n): PrinterState => ({ name, isDefault: n === 0, trouble, message: trouble }));
    },
    submit: async ({ id, file, printer, copies }) => {
      there();
      const ref = `${printer}-${jobs.length + 1}`;
      jobs.push({ ref, id, printer, copies, bytes: await readFile(file), state: 'held' });
      return ref;
    },
    recover: async (_id, known) => {
      there();
      for (const job of jobs) if (job.state === 'held' && !known.includes(job.ref)) job.state = 'cancelled';
      return 'never';
    },
    release: async (ref) => {
      there();
      for (const job of jobs) if (job.ref === ref && job.state === 'held') job.state = 'released';
    },
    progress: async (ref, printer) => {
      there();
      const trouble = printers.get(printer);
      const job = jobs.find((one) => one.ref === ref);
      if (job?.state === 'printed') return { state: 'done' };
      if (job?.state === 'cancelled') return { state: 'cancelled' };
      if (!job || trouble === undefined) return { state: 'printerGone' };
      work();
      return { state: trouble ? 'waiting' : 'printing', trouble };
    },
    cancel: async (ref) => {
      there();
      const job = jobs.find((one) => one.ref === ref);
      if (job?.state === 'printed') return false;
      if (job) job.state = 'cancelled';
      return true;
    },
  };
  return {
    spooler,
    /** What came out, in order. */
    printed: () => jobs.filter(({ state }) => state === 'printed'),
    trouble: (printer: string, trouble: PrinterTrouble | null) => printers.set(printer, trouble),
    remove: (printer: string) => printers.delete(printer),
    silent: (now: boolean) => {
      away = now;
    },
  };
};
