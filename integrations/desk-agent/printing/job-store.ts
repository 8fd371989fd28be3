import { hash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { privateDirectory, readPrivateJson, writePrivately } from '../private-files.ts';
import { isOver, jobRecord, type JobRecord } from './job.ts';

export interface JobStore {
  list(): readonly JobRecord[];
  find(id: string): JobRecord | null;
  /** The file first, then the record: what a crash leaves is a job with its file, or no job. */
  add(record: JobRecord, pdf: Uint8Array): Promise<void>;
  change(id: string, change: Partial<JobRecord>): Promise<JobRecord>;
  pdf(id: string): Promise<Uint8Array>;
  /** Writes the file as it goes to the printer, and tells where it is. */
  prepared(id: string, pdf: Uint8Array): Promise<string>;
  /** Deletes records that are over and older than this instant. */
  forgetBefore(instant: string): Promise<void>;
}

export const hashOfPdf = (pdf: Uint8Array): string => hash('sha256', pdf, 'base64url');

export const openJobStore = async (path: string): Promise<JobStore> => {
  const directory = await privateDirectory(path);
  const file = (id: string, ending: 'json' | 'pdf' | 'print.pdf'): string => join(directory, `${id}.${ending}`);
  const jobs = new Map<string, JobRecord>();

  const removeFiles = async (id: string): Promise<void> => {
    await rm(file(id, 'pdf'), { force: true });
    await rm(file(id, 'print.pdf'), { force: true });
  };
  const write = async (record: JobRecord): Promise<JobRecord> => {
    await writePrivately(file(record.id, 'json'), JSON.stringify(record));
    jobs.set(record.id, record);
    // Nobody's card stays on the PC once it is printed, nor the name that its title may hold.
    if (isOver(record) && record.state !== 'failed') await removeFiles(record.id);
    return record;
  };

  const names = await readdir(directory);
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const found = jobRecord.safeParse(await readPrivateJson(join(directory, name)));
    if (found.success) jobs.set(found.data.id, found.data);
  }
  for (const name of names.filter((one) => !one.endsWith('.json'))) {
    const job = jobs.get(name.split('.')[0]!);
    if (!job || (isOver(job) && job.state !== 'failed')) await rm(join(directory, name), { force: true });
  }

  const get = (id: string): JobRecord => {
    const job = jobs.get(id);
    if (!job) throw new Error('no such job');
    return job;
  };
  return {
    list: () => [...jobs.values()].toSorted((one, other) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id)),
    find: (id) => jobs.get(id) ?? null,
    add: async (record, pdf) => {
      await writePrivately(file(record.id, 'pdf'), pdf);
      await write(record);
    },
    change: async (id, change) => {
      const next = { ...get(id), ...change };
      return write(isOver(next) && next.state !== 'failed' ? { ...next, title: '' } : next);
    },
    pdf: (id) => readFile(file(id, 'pdf')),
    prepared: async (id, pdf) => {
      await writePrivately(file(id, 'print.pdf'), pdf);
      return file(id, 'print.pdf');
    },
    forgetBefore: async (instant) => {
      for (const job of [...jobs.values()].filter((one) => isOver(one) && one.changedAt < instant)) {
        await removeFiles(job.id);
        await rm(file(job.id, 'json'), { force: true });
        jobs.delete(job.id);
      }
    },
  };
};
