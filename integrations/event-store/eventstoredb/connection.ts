import { StoreUnavailable } from '@healthcert/domain/kernel';
import type { LogClient } from './log-client.ts';

export interface Connection {
  /** Runs one call on the present client. @throws what the call throws, StoreUnavailable once closed */
  call<T>(use: (client: LogClient) => Promise<T>): Promise<T>;
  /** The present client, for a subscription: its holder leaves when the client is stuck. */
  client(): LogClient;
  close(): void;
}

interface Held {
  readonly client: LogClient;
  calls: number;
}

/** Keeps one client, and puts a new one in its place when it is stuck; the old one may first finish what is in flight. */
export const createConnection = (open: () => LogClient): Connection => {
  const inUse = new Set<Held>();
  let present: Held | null = null;
  let closed = false;

  const dropIfIdle = (held: Held): void => {
    if (held === present || held.calls > 0 || !inUse.delete(held)) return;
    held.client.dispose();
  };

  const hold = (): Held => {
    if (closed) throw new StoreUnavailable('the event store is closed');
    if (present && !present.client.stuck.aborted) return present;
    const old = present;
    present = { client: open(), calls: 0 };
    inUse.add(present);
    if (old) dropIfIdle(old);
    return present;
  };

  return {
    call: async (use) => {
      const held = hold();
      held.calls += 1;
      try {
        return await use(held.client);
      } finally {
        held.calls -= 1;
        dropIfIdle(held);
      }
    },
    client: () => hold().client,
    close: () => {
      closed = true;
      for (const { client } of inUse) client.dispose();
      inUse.clear();
    },
  };
};
