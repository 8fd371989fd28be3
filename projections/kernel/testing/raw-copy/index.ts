import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A table's rows as Postgres sends them: for measuring how fast the same rows can go in. */
export const rowsAsBytes = async (client: Client, table: string): Promise<readonly Buffer[]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY ${table} TO STDOUT (FORMAT binary)`))) chunks.push(chunk as Buffer);
  // Large pieces: the measure is the server's work, not the number of messages.
  const whole = Buffer.concat(chunks);
  return Array.from({ length: Math.ceil(whole.length / 131_072) }, (_, n) => whole.subarray(n * 131_072, (n + 1) * 131_072));
};

export const copyBytes = async (client: Client, table: string, chunks: readonly Buffer[]): Promise<void> => {
  await pipeline(Readable.from(chunks, { objectMode: false }), client.query(copyFrom(`COPY ${table} FROM STDIN (FORMAT binary)`)));
};
