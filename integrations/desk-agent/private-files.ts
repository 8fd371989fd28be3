import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A directory that its owner alone may look into. */
export const privateDirectory = async (path: string): Promise<string> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
};

/** Readable by its owner alone, whole or not there: what a crash leaves is the old file or the new one. */
export const writePrivately = async (path: string, content: Uint8Array | string): Promise<void> => {
  const fresh = join(dirname(path), `.${randomUUID()}.part`);
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await rename(fresh, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(fresh, { force: true });
    throw error;
  }
};

/** Null: there is none, or what is there is no JSON. */
export const readPrivateJson = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
};
