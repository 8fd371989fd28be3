import { open, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ResignedPage } from './resign.ts';

const schema = z.object({
  /** Number of the last certificate that was signed. */
  after: z.string(),
  signed: z.int(),
  erased: z.int(),
  reprint: z.int(),
  /** Bytes of the list that belong to what is counted here: a page that was half written is cut off. */
  bytes: z.int(),
  done: z.boolean(),
});
export type ResignProgress = z.output<typeof schema>;

const header = 'number,institution,custody,printed\n';

/**
 * The list of cards to print again, as CSV without anybody's name, and beside it how far the work is. A walk that was
 * broken off, even in the middle of a page, goes on where it was, with no card missing or twice.
 */
export const openReprintList = async (path: string) => {
  const progressPath = `${path}.progress`;
  const kept = await readFile(progressPath, 'utf8').then(
    (text) => schema.parse(JSON.parse(text)),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    },
  );
  let progress: ResignProgress = kept ?? { after: '', signed: 0, erased: 0, reprint: 0, bytes: header.length, done: false };
  if (kept) await truncate(path, kept.bytes);
  else await writeFile(path, header, { mode: 0o600 });

  const save = async (next: ResignProgress): Promise<void> => {
    const draft = `${progressPath}.new`;
    await writeFile(draft, JSON.stringify(next), { mode: 0o600, flush: true });
    await rename(draft, progressPath);
    progress = next;
  };

  return {
    progress: (): ResignProgress => progress,
    add: async ({ after, signed, erased, reprint }: ResignedPage): Promise<void> => {
      const lines = reprint.map((card) => `${card.number},${card.institutionId},${card.custody},${card.printedAt}\n`).join('');
      const file = await open(path, 'a');
      try {
        await file.write(lines);
        await file.sync();
      } finally {
        await file.close();
      }
      await save({
        after,
        signed: progress.signed + signed,
        erased: progress.erased + erased,
        reprint: progress.reprint + reprint.length,
        bytes: progress.bytes + Buffer.byteLength(lines),
        done: false,
      });
    },
    finish: (): Promise<void> => save({ ...progress, done: true }),
  };
};
