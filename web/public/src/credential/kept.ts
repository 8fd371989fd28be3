import { within } from '../app/within.ts';

/** Signed things that outlive a connection: the issuer's keys and the list of statuses. */
export interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When this device received it, by its own clock. */
  readonly at: Date;
}

const cacheName = 'hc-signed';
const keptAt = 'x-kept-at';

const readKept = async (url: string): Promise<Kept | undefined> => {
  try {
    const found = await (await caches.open(cacheName)).match(url);
    const at = found?.headers.get(keptAt);
    return found && at ? { bytes: new Uint8Array(await found.arrayBuffer()), at: new Date(at) } : undefined;
  } catch {
    return undefined; // no cache storage in this browser: it verifies online only
  }
};

const keep = async (url: string, { bytes, at }: Kept): Promise<void> => {
  try {
    await (await caches.open(cacheName)).put(url, new Response(bytes, { headers: { [keptAt]: at.toISOString() } }));
  } catch {
    // Storage full or forbidden: the next visit asks the network again.
  }
};

/** The network's answer within the time given, else the copy kept from an earlier visit, else undefined. */
export const fetchOrKept = async (url: string, timeoutMs: number): Promise<Kept | undefined> => {
  try {
    const answer = await fetch(url, { signal: within(timeoutMs), credentials: 'omit' });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    const received = { bytes: new Uint8Array(await answer.arrayBuffer()), at: new Date() };
    await keep(url, received);
    return received;
  } catch {
    return readKept(url);
  }
};
