import { run } from './run.ts';
import { SpoolerAway, SpoolerRefused, type PrinterState, type PrinterTrouble, type Spooler } from './spooler.ts';

interface SpoolJob {
  readonly ref: string;
  readonly owner: string;
  readonly alerts: string;
}

/** Lines that begin a thing, with the indented ones below it. */
const blocks = (out: string): string[] => out.split(/\n(?=\S)/).filter((block) => block.trim() !== '');

const jobsOf = (out: string): SpoolJob[] =>
  blocks(out).map((block) => {
    const [ref = '', owner = ''] = block.split(/\s+/);
    return { ref, owner, alerts: /^\s+Alerts: (.*)$/m.exec(block)?.[1] ?? '' };
  });

const troubleOf = (disabled: boolean, alerts: string, message: string): PrinterTrouble | null => {
  if (/media-(empty|needed|low-error)/.test(alerts) || (disabled && /paper|缺纸/i.test(message))) return 'outOfPaper';
  if (/offline|connecting-to-device/.test(alerts)) return 'offline';
  return disabled || /paused|stopped|-error/.test(alerts) ? 'stopped' : null;
};

/** What `lpstat -l -p` says, in the C locale. */
export const printersOf = (out: string, defaultName: string | null): PrinterState[] =>
  blocks(out).flatMap((block) => {
    const [, name, state] = /^printer (\S+) (is idle|now printing|disabled|waiting)/.exec(block) ?? [];
    if (!name) return [];
    const message = (/^[^\n]*\n\t(?!Form mounted:)(.*)\n/.exec(block)?.[1] ?? '').trim();
    const alerts = /^\s+Alerts: (.*)$/m.exec(block)?.[1] ?? '';
    return [{ name, isDefault: name === defaultName, trouble: troubleOf(state === 'disabled', alerts, message), message: message || null }];
  });

const points = (millimetres: number): number => (millimetres * 72) / 25.4;
const near = (one: number, other: number): boolean => Math.abs(one - other) < 2;

const mediaOf = ([width, height]: readonly [number, number]): string => {
  const [short, long] = width < height ? [width, height] : [height, width];
  if (near(short, 210) && near(long, 297)) return 'A4';
  if (near(short, 148) && near(long, 210)) return 'A5';
  return `Custom.${points(width).toFixed(2)}x${points(height).toFixed(2)}`;
};

/**
 * CUPS by its own commands. A job is handed over held and released in a second step, under an owner's name that only this
 * agent uses: what a crash leaves between the two is held, so it has not printed and is taken back.
 */
export const cupsSpooler = ({ owner }: { readonly owner: string }): Spooler => {
  const lpstat = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await run('lpstat', ['-U', owner, ...args]);
    // Of no printers at all it says so, and fails.
    if (code !== 0 && !/No destinations|no destinations/.test(err)) throw new SpoolerAway(err.trim());
    return out;
  };
  const jobs = async (which: 'not-completed' | 'completed'): Promise<SpoolJob[]> => jobsOf(await lpstat('-W', which, '-l', '-o'));

  const printers = async (): Promise<readonly PrinterState[]> => {
    const defaultName = /system default destination: (\S+)/.exec(await lpstat('-d'))?.[1] ?? null;
    return printersOf(await lpstat('-l', '-p'), defaultName);
  };

  return {
    printers,
    submit: async ({ id, file, printer, copies, size }) => {
      const { code, out, err } = await run('lp', [
        '-U',
        owner,
        '-d',
        printer,
        '-t',
        id,
        '-n',
        String(copies),
        '-H',
        'hold',
        '-o',
        `media=${mediaOf(size)}`,
        '-o',
        'print-scaling=none',
        '-o',
        'job-sheets=none',
        '--',
        file,
      ]);
      const ref = /request id is (\S+)/.exec(out)?.[1];
      if (code === 0 && ref) return ref;
      throw /scheduler|connect|Unable to/i.test(err) ? new SpoolerAway(err.trim()) : new SpoolerRefused(err.trim());
    },
    recover: async (_id, known) => {
      const left = (await jobs('not-completed')).filter((job) => job.owner === owner && !known.includes(job.ref));
      for (const { ref } of left) await run('cancel', ['-U', owner, ref]);
      return 'never';
    },
    release: async (ref) => {
      const { code, err } = await run('lp', ['-U', owner, '-i', ref, '-H', 'resume']);
      if (code !== 0 && !/finished|completed|cannot be altered|not found|does not exist/i.test(err)) throw new SpoolerAway(err.trim());
    },
    progress: async (ref, printer) => {
      const open = (await jobs('not-completed')).find((job) => job.ref === ref);
      if (open) {
        const state = (await printers()).find(({ name }) => name === printer);
        if (!state) return { state: 'printerGone' };
        return { state: /printing/.test(open.alerts) ? 'printing' : 'waiting', trouble: state.trouble };
      }
      const ended = (await jobs('completed')).find((job) => job.ref === ref);
      if (ended) return { state: /abort/.test(ended.alerts) ? 'failed' : /cancel/.test(ended.alerts) ? 'cancelled' : 'done' };
      // A queue that is removed takes its jobs along.
      return { state: (await printers()).some(({ name }) => name === printer) ? 'done' : 'printerGone' };
    },
    cancel: async (ref) => {
      const { code, err } = await run('cancel', ['-U', owner, ref]);
      if (code === 0 || /not found|does not exist/i.test(err)) return true;
      if (/completed|finished/i.test(err)) return false;
      throw new SpoolerAway(err.trim());
    },
  };
};
