import { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { sessionSettings } from './flush.ts';
import type { AnyProjection } from './projection.ts';

/** Any number, the same in every process: the class of the locks by which projections are owned. */
const ownershipLock = 4_218_012;

export interface Owned {
  /** Holds the lock and writes the rows: whoever loses the connection loses both at once. */
  readonly client: Client;
  release(): Promise<void>;
}

interface OwnershipSettings {
  readonly connectionString: string;
  readonly projection: AnyProjection;
  readonly generation: number;
  readonly standbyPause?: number;
}

/** One generation of a projection has one owner, by a lock that lives as long as the connection. Null: aborted. */
export const own = async (
  { connectionString, projection: { readModel }, generation, standbyPause = 1000 }: OwnershipSettings,
  signal: AbortSignal,
  broken: AbortSignal,
  onStandby: () => void,
): Promise<Owned | null> => {
  const socket = new Socket();
  const destroy = (): void => void socket.destroy();
  broken.addEventListener('abort', destroy);
  const client = new Client({ connectionString, stream: () => socket, application_name: `projection ${readModel.name}` });
  // What is in flight rejects with it; between two statements nobody listens.
  client.on('error', () => undefined);
  const release = async (): Promise<void> => {
    await client.end().catch(() => undefined);
    broken.removeEventListener('abort', destroy);
  };
  try {
    await client.connect();
    await client.query(sessionSettings);
    const name = `${readModel.name} ${readModel.version} ${generation}`;
    for (;;) {
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine', [
        ownershipLock,
        name,
      ]);
      if (rows[0]?.mine) return { client, release };
      onStandby();
      await delay(standbyPause * (0.5 + Math.random()), undefined, { signal });
    }
  } catch (error) {
    await release();
    if (signal.aborted) return null;
    throw error;
  }
};
