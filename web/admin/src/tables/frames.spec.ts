import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { framed } from '../../../../api/export/exported.ts';
import { createFrameReader } from './frames.ts';

it('a file that comes in frames is put together again, however the network cuts it', async () => {
  const piece = fc.record({ rows: fc.nat(1_000_000), bytes: fc.uint8Array({ maxLength: 40 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 1, max: 30 }), async (pieces, cut) => {
      const sent: number[] = [];
      const given = async function* () {
        yield* pieces;
      };
      for await (const bytes of framed(given())) sent.push(...bytes);
      const reader = createFrameReader();
      const got: number[] = [];
      for (let at = 0; at < sent.length; at += cut) {
        expect(reader.whole).toBe(false);
        for (const part of reader.take(Uint8Array.from(sent.slice(at, at + cut)))) got.push(...part);
      }
      expect(reader.whole).toBe(true);
      expect(reader.rows).toBe(pieces.at(-1)?.rows ?? 0);
      expect(got).toEqual(pieces.flatMap(({ bytes }) => [...bytes]));
    }),
  );
});
