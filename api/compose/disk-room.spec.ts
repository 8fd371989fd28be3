import { describe, expect, it } from 'vitest';
import { lowRoom, roomOf } from './disk-room.ts';

const mega = 1024 * 1024;

describe('the room on a disk', () => {
  it.each([
    [501 * mega, 5_000 * mega, null],
    [499 * mega, 5_000 * mega, 'only 499 MB are free on the disk of the database'],
    [4_999 * mega, 100_000 * mega, 'only 4999 MB are free on the disk of the database'],
    [5_000 * mega, 100_000 * mega, null],
    [10_000 * mega, 2_000_000 * mega, null],
    [0, 0, 'only 0 MB are free on the disk of the database'],
  ])('of which %i of %i bytes are free', (free, size, line) => expect(lowRoom(free, size)).toBe(line));

  it('is not known of a directory that is not there', async () => expect(await roomOf('/no/such/directory')).toBeNull());
});
