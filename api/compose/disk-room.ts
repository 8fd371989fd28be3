import { statfs } from 'node:fs/promises';

const megabyte = 1024 * 1024;
const least = 500 * megabyte;
/** On a large disk a twentieth is more than enough. */
const atMost = 10_000 * megabyte;

/** A line for an operator when the disk is nearly full: less than 5 % free (of which 10 GB are enough), or than 500 MB. Bytes. */
export const lowRoom = (free: number, size: number): string | null =>
  free >= Math.max(least, Math.min(size / 20, atMost))
    ? null
    : `only ${Math.floor(free / megabyte)} MB are free on the disk of the database`;

/** Looks at the disk that holds the directory. One that cannot be asked says nothing. */
export const roomOf = async (directory: string): Promise<string | null> => {
  const disk = await statfs(directory).catch(() => null);
  return disk && lowRoom(disk.bavail * disk.bsize, disk.blocks * disk.bsize);
};
