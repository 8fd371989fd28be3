import { z } from 'zod';
import { run } from './run.ts';
import { SpoolerAway, SpoolerRefused, type PrinterTrouble, type Spooler } from './spooler.ts';

const listed = z.array(z.object({ Name: z.string(), Default: z.boolean(), Status: z.string() }));
const jobs = z.array(z.object({ Id: z.number(), Printer: z.string(), Document: z.string(), Status: z.string() }));

/** Names reach the script in its environment, never in its text. */
const scripts = {
  printers:
    "$d=(Get-CimInstance Win32_Printer -Filter 'Default=true').Name; " +
    'ConvertTo-Json -Compress @(Get-Printer|ForEach-Object{@{Name=$_.Name;Default=($_.Name -eq $d);Status=[string]$_.PrinterStatus}})',
  jobs:
    'ConvertTo-Json -Compress @(Get-Printer|Get-PrintJob|ForEach-Object' +
    '{@{Id=$_.Id;Printer=$_.PrinterName;Document=[string]$_.DocumentName;Status=[string]$_.JobStatus}})',
  cancel:
    'Get-PrintJob -PrinterName $env:HEALTHCERT_PRINTER|Where-Object{$_.DocumentName -like ' +
    "('*'+$env:HEALTHCERT_JOB+'*')}|Remove-PrintJob",
};

const troubleOf = (status: string): PrinterTrouble | null => {
  if (/PaperOut|PaperProblem|NoPaper/i.test(status)) return 'outOfPaper';
  if (/Offline|NotAvailable|ServerUnknown/i.test(status)) return 'offline';
  return /Error|Paused|Blocked|UserIntervention|DoorOpen|PaperJam|NoToner/i.test(status) ? 'stopped' : null;
};

interface WindowsSettings {
  /** SumatraPDF.exe, which prints a PDF without a window. */
  readonly sumatra: string;
  readonly powershell?: string;
}

/**
 * Windows by its own spooler: PowerShell looks, SumatraPDF prints. A job is known in the spooler by its file's name, which
 * is our id. Windows takes no job that is held, so a crash while one is handed over leaves a doubt that a person settles.
 * Tested with programs that record what they are told; not run on Windows.
 */
export const windowsSpooler = ({ sumatra, powershell = 'powershell.exe' }: WindowsSettings): Spooler => {
  const ask = async <Shape>(script: string, shape: z.ZodType<Shape>): Promise<Shape> => {
    const { code, out, err } = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', script]);
    const answer = code === 0 ? shape.safeParse(JSON.parse(out.trim() || '[]')) : null;
    if (!answer?.success) throw new SpoolerAway(err.trim());
    return answer.data;
  };
  const jobOf = async (id: string) => (await ask(scripts.jobs, jobs)).find(({ Document }) => Document.includes(id));

  const printers: Spooler['printers'] = async () =>
    (await ask(scripts.printers, listed)).map(({ Name, Default, Status }) => ({
      name: Name,
      isDefault: Default,
      trouble: troubleOf(Status),
      message: Status === 'Normal' ? null : Status,
    }));

  return {
    printers,
    submit: async ({ id, file, printer, copies, size: [width, height] }) => {
      const paper =
        Math.abs(Math.max(width, height) - 297) < 1 ? 'paper=A4' : Math.abs(Math.max(width, height) - 210) < 1 ? 'paper=A5' : null;
      const settings = [`${copies}x`, 'noscale', ...(paper ? [paper] : [])].join(',');
      const { code, err } = await run(sumatra, ['-print-to', printer, '-print-settings', settings, '-silent', '-exit-when-done', file]);
      if (code !== 0) throw new SpoolerRefused(err.trim());
      return id;
    },
    recover: async (id) => ((await jobOf(id)) ? { ref: id } : 'unknown'),
    release: () => Promise.resolve(),
    progress: async (ref, printer) => {
      const job = await jobOf(ref);
      const state = (await printers()).find(({ name }) => name === printer);
      if (!job) return { state: state ? 'done' : 'printerGone' };
      return { state: /Printing/i.test(job.Status) ? 'printing' : 'waiting', trouble: troubleOf(job.Status) ?? state?.trouble ?? null };
    },
    cancel: async (ref, printer) => {
      const job = await jobOf(ref);
      const { code, err } = await run(powershell, ['-NoProfile', '-NonInteractive', '-Command', scripts.cancel], {
        HEALTHCERT_PRINTER: printer,
        HEALTHCERT_JOB: ref,
      });
      if (code !== 0) throw new SpoolerAway(err.trim());
      return job !== undefined;
    },
  };
};
