import { StreamDeleted, type ExpectedRevision } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { eventsOf, fill, freshStream, type Stores } from './fixtures.ts';

/** For stores whose server can delete beside the port, by its own tools. */
export const tombstones = (stores: () => Stores, tombstone: (stream: string) => Promise<void>): void => {
  describe('a tombstoned stream', () => {
    it.each<ExpectedRevision>(['no_stream', 'any', 'stream_exists', 1, 0, 9])('refuses every append (expected %s)', async (expected) => {
      const { one } = stores();
      const stream = freshStream();
      const events = await fill(one, stream, 2);
      await tombstone(stream);
      await expect(one.append(stream, expected, eventsOf(1))).rejects.toEqual(new StreamDeleted(stream));
      await expect(one.append(stream, expected, events)).rejects.toEqual(new StreamDeleted(stream));
    });

    it('cannot be read', async () => {
      const { one } = stores();
      const stream = freshStream();
      await fill(one, stream, 2);
      await tombstone(stream);
      await expect(one.readStream(stream)).rejects.toEqual(new StreamDeleted(stream));
      await expect(one.readStream(stream, { backwards: true, limit: 1 })).rejects.toEqual(new StreamDeleted(stream));
    });
  });
};

export const softDeletions = (stores: () => Stores, softDelete: (stream: string) => Promise<void>): void => {
  describe('a softly deleted stream', () => {
    it('is not one that exists', async () => {
      const { one } = stores();
      const stream = freshStream();
      await fill(one, stream, 2);
      await softDelete(stream);
      await expect(one.append(stream, 'stream_exists', eventsOf(1))).rejects.toEqual(new StreamDeleted(stream));
      expect(await one.readStream(stream)).toMatchObject({ exists: false, revision: -1, events: [] });
    });

    it('goes on behind what is hidden when it is opened again', async () => {
      const { one } = stores();
      const stream = freshStream();
      await fill(one, stream, 2);
      await softDelete(stream);
      expect(await one.append(stream, 'no_stream', eventsOf(1))).toMatchObject({ revision: 2 });
      const slice = await one.readStream(stream);
      expect(slice.revision).toBe(2);
      expect(slice.events.map(({ revision }) => revision)).toEqual([2]);
    });
  });
};
