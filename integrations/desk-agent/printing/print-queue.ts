import { AgentRefusal } from '../words.ts';
import { handOver } from './hand-over.ts';
import { isOver, type JobOrder, type JobRecord } from './job.ts';
import { hashOfPdf, type JobStore } from './job-store.ts';
import { isWholePdf } from './pdf.ts';
import type { KeptSettings } from './settings.ts';
import type { Spooler } from './spooler.ts';

export interface PrintQueue {
  /** Resolves when it is on the disk. The same id again: the job that it was. @throws AgentRefusal NotAPdf, QueueFull, JobIdTaken */
  add(order: JobOrder, pdf: Uint8Array): Promise<{ readonly job: JobRecord; readonly known: boolean }>;
  find(id: string): JobRecord | null;
  list(): readonly JobRecord[];
  again(id: string): Promise<JobRecord>;
  cancel(id: string): Promise<JobRecord>;
  /** Something changed that jobs may wait for. */
  wake(): void;
  stop(): Promise<void>;
}

interface QueueSettings {
  readonly store: JobStore;
  readonly spooler: Spooler;
  readonly settings: KeptSettings;
  readonly now: () => string;
  readonly onChange: (job: JobRecord) => void;
  readonly onTrouble: (error: unknown) => void;
  /** Between two looks at the spooler while something is under way. In milliseconds. */
  readonly every: number;
}

const mostWaiting = 200;
/** How long a job's id is known, so that it is not printed again. In milliseconds. */
const remembered = 7 * 86_400_000;

/** One step after another, oldest job first: two of the same printer come out in the order they were sent. */
export const startPrintQueue = (parts: QueueSettings): PrintQueue => {
  const { store, settings, spooler, now, onChange, onTrouble, every } = parts;
  const way = handOver({ store, spooler, settings, now });
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  /** Nothing touches a job while another step of some job is under way. */
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const done = turn.then(act, act);
    turn = done.catch(() => undefined);
    return done;
  };

  /** As far as it goes without waiting for paper. */
  const advance = async (id: string): Promise<void> => {
    for (;;) {
      const before = store.find(id);
      if (!before || isOver(before) || stopped) return;
      const after = await way.step(id);
      if (after !== before) onChange(after);
      if (after === before || after.problem === 'spoolerAway') return;
    }
  };

  const round = async (): Promise<void> => {
    await store.forgetBefore(new Date(Date.parse(now()) - remembered).toISOString());
    for (const { id } of store.list().filter((job) => !isOver(job))) if (!stopped) await advance(id);
  };

  const wake = (): void => {
    clearTimeout(timer);
    if (stopped) return;
    void roundAndRest();
  };
  const roundAndRest = async (): Promise<void> => {
    await inTurn(round).catch(onTrouble);
    clearTimeout(timer);
    if (!stopped && store.list().some((job) => !isOver(job))) timer = setTimeout(wake, every);
  };
  wake();

  const reprintsOf = ({ document }: JobOrder): number =>
    document === null ? 0 : store.list().filter((job) => job.document === document && job.state === 'done').length;

  return {
    add: async (order, pdf) => {
      if (!isWholePdf(pdf)) throw new AgentRefusal('NotAPdf');
      const hash = hashOfPdf(pdf);
      const answer = await inTurn(async () => {
        const known = store.find(order.id);
        if (known && known.hash !== hash) throw new AgentRefusal('JobIdTaken');
        if (known) return { job: known, known: true };
        if (store.list().filter((job) => !isOver(job)).length >= mostWaiting) throw new AgentRefusal('QueueFull');
        const at = now();
        const job: JobRecord = {
          ...order,
          state: 'queued',
          problem: null,
          phase: 'stored',
          printer: null,
          ref: null,
          hash,
          reprint: reprintsOf(order),
          at,
          changedAt: at,
        };
        await store.add(job, pdf);
        return { job, known: false };
      });
      wake();
      return answer;
    },
    find: store.find,
    list: store.list,
    again: async (id) => {
      const job = await inTurn(() => way.again(id));
      wake();
      return job;
    },
    cancel: (id) => inTurn(() => way.cancel(id)),
    wake,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
};
