import { isOver, type JobRecord, type PrintProblem } from './job.ts';
import type { JobStore } from './job-store.ts';
import { usualSize } from './kinds.ts';
import { pageSize } from './pdf.ts';
import type { KeptSettings } from './settings.ts';
import { shiftPdf } from './shift-pdf.ts';
import { SpoolerAway, SpoolerRefused, type Spooler } from './spooler.ts';

interface Parts {
  readonly store: JobStore;
  readonly spooler: Spooler;
  readonly settings: KeptSettings;
  readonly now: () => string;
}

export interface HandOver {
  /** Takes a job one step further, and tells what it is now. */
  step(id: string): Promise<JobRecord>;
  /** Back to the start, for another try. */
  again(id: string): Promise<JobRecord>;
  cancel(id: string): Promise<JobRecord>;
}

/**
 * The way of a job: stored, handing (written before the spooler hears of it), handed (its reference is written; on CUPS it
 * is held), released, ended. Wherever a crash cuts it, the next step is known.
 */
export const handOver = ({ store, spooler, settings, now }: Parts): HandOver => {
  const change = (job: JobRecord, changed: Partial<JobRecord>): Promise<JobRecord> => {
    const next = { ...job, ...changed };
    const same = next.state === job.state && next.problem === job.problem && next.phase === job.phase;
    return same ? Promise.resolve(job) : store.change(job.id, { ...changed, changedAt: now() });
  };
  const waits = (job: JobRecord, problem: PrintProblem): Promise<JobRecord> => change(job, { state: 'queued', problem });
  const ends = (job: JobRecord, state: 'done' | 'failed' | 'cancelled', problem: PrintProblem | null = null): Promise<JobRecord> =>
    change(job, { state, problem, phase: 'ended' });

  const hand = async (job: JobRecord): Promise<JobRecord> => {
    const { printer, dx, dy, scale } = settings.current()[job.kind];
    if (printer === null) return waits(job, 'noPrinterChosen');
    if (!(await spooler.printers()).some(({ name }) => name === printer)) return waits(job, 'printerGone');
    const pdf = await store.pdf(job.id);
    const shifted = shiftPdf(pdf, { dx, dy, scale });
    if (!shifted) return ends(job, 'failed', 'notShifted');
    const file = await store.prepared(job.id, shifted);
    const handing = await change(job, { phase: 'handing', printer, problem: null });
    try {
      const size = pageSize(pdf) ?? usualSize[job.kind];
      const ref = await spooler.submit({ id: job.id, file, printer, copies: job.copies, size });
      return await change(handing, { phase: 'handed', ref });
    } catch (error) {
      if (error instanceof SpoolerRefused) return ends(handing, 'failed', 'refused');
      if (error instanceof SpoolerAway && error.absent) return change(handing, { phase: 'stored', problem: 'spoolerAway' });
      throw error;
    }
  };

  const recover = async (job: JobRecord): Promise<JobRecord> => {
    const known = store.list().flatMap(({ ref }) => (ref === null ? [] : [ref]));
    const found = await spooler.recover(job.id, known);
    if (found === 'unknown') return waits(job, 'uncertain');
    return found === 'never' ? change(job, { phase: 'stored' }) : change(job, { phase: 'handed', ref: found.ref });
  };

  const follow = async (job: JobRecord): Promise<JobRecord> => {
    const progress = await spooler.progress(job.ref!, job.printer!);
    switch (progress.state) {
      case 'waiting':
      case 'printing':
        return change(job, { state: progress.state === 'printing' ? 'printing' : 'queued', problem: progress.trouble });
      case 'printerGone':
        return waits(job, 'printerGone');
      case 'failed':
        return ends(job, 'failed', 'failed');
      case 'done':
      case 'cancelled':
        return ends(job, progress.state);
    }
  };

  const next = async (job: JobRecord): Promise<JobRecord> => {
    switch (job.phase) {
      case 'stored':
        return hand(job);
      case 'handing':
        return job.problem === 'uncertain' ? job : recover(job);
      case 'handed':
        await spooler.release(job.ref!);
        return change(job, { phase: 'released' });
      case 'released':
        return follow(job);
      case 'ended':
        return job;
    }
  };

  const find = (id: string): JobRecord => {
    const job = store.find(id);
    if (!job) throw new Error('no such job');
    return job;
  };

  /** Whether it had come out already. */
  const takenBack = async (job: JobRecord): Promise<boolean> =>
    job.ref === null || job.printer === null || job.phase === 'ended' || spooler.cancel(job.ref, job.printer);

  return {
    step: async (id) => {
      const job = find(id);
      try {
        return isOver(job) ? job : await next(job);
      } catch (error) {
        if (error instanceof SpoolerAway) return waits(find(id), 'spoolerAway');
        throw error;
      }
    },
    again: async (id) => {
      const job = find(id);
      if (job.state === 'done' || job.state === 'cancelled') return job;
      if (!(await takenBack(job))) return ends(job, 'done');
      return store.change(id, { phase: 'stored', state: 'queued', problem: null, ref: null, printer: null, changedAt: now() });
    },
    cancel: async (id) => {
      const job = find(id);
      if (job.state === 'done' || job.state === 'cancelled') return job;
      return (await takenBack(job)) ? ends(job, 'cancelled') : ends(job, 'done');
    },
  };
};
