import type { RecordedEvent } from '@healthcert/domain/kernel';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { KeptEvent } from './log-part.ts';

const erased = 'PersonErased';
const json = z.record(z.string(), z.json());

/** As it stands in the log: ids, a reason out of a list, a time; nothing that is sealed. */
const line = z.object({
  id: z.string(),
  stream: z.string(),
  revision: z.int(),
  type: z.literal(erased),
  data: json,
  metadata: json,
  recordedAt: z.string(),
});

const personOf = ({ stream }: Pick<KeptEvent, 'stream'>): string => stream.slice(stream.indexOf('-') + 1);

/** Of a list that may have been broken off in its last line. */
export const readErasures = async (path: string): Promise<readonly KeptEvent[]> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').slice(0, -1);
  return lines.map((each) => line.parse(JSON.parse(each)) as KeptEvent);
};

/** The list of who was erased, kept beside the database so that it outlives it. */
export interface ErasureList {
  /** Of the events of a person, that which says so. What is in the list already is not added again. */
  add(events: readonly RecordedEvent[]): Promise<void>;
}

export const openErasureList = (path: string): ErasureList => {
  let known: Promise<Set<string>> | undefined;
  const load = async (): Promise<Set<string>> => new Set((await readErasures(path)).map(({ id }) => id));
  return {
    add: async (events) => {
      known ??= load();
      const ids = await known.catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      for (const { id, stream, revision, type, data, metadata, recordedAt } of events) {
        if (type !== erased || ids.has(id)) continue;
        await mkdir(dirname(path), { recursive: true });
        await appendFile(path, `${JSON.stringify({ id, stream, revision, type, data, metadata, recordedAt })}\n`, {
          mode: 0o600,
          flush: true,
        });
        ids.add(id);
      }
    },
  };
};

/** Which of these erasures a log lacks; they are to follow it. A person whom it does not know needs none. */
export const erasuresAfter = (erasures: readonly KeptEvent[]) => {
  const lacking = new Map(erasures.map((event) => [event.stream, event]));
  const lastRevision = new Map<string, number>();
  return {
    see: ({ stream, revision, type }: KeptEvent): void => {
      if (!lacking.has(stream)) return;
      if (type === erased) lacking.delete(stream);
      else lastRevision.set(stream, revision);
    },
    missing: (): readonly KeptEvent[] =>
      [...lacking.values()]
        .filter(({ stream }) => lastRevision.has(stream))
        .map((event) => ({ ...event, revision: lastRevision.get(event.stream)! + 1 })),
  };
};

/** What follows from an erasure, where it is not left to a running system. */
export const repeatErasures = async (client: ClientBase, erasures: readonly KeptEvent[]): Promise<void> => {
  for (const event of erasures) {
    await client.query('SELECT vault.destroy_key($1)', [personOf(event)]);
    await client.query('DELETE FROM stored_file WHERE person_id = $1', [personOf(event)]);
  }
};
