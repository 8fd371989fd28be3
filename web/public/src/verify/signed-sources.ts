import { readKeySet } from '../credential/key-set.ts';
import { fetchOrKept } from '../credential/kept.ts';
import { openStatusList, type StatusList } from '../credential/status-list.ts';
import type { Keys } from './verify.ts';

const keySetUrl = '/.well-known/jwks.json';
const statusListUrl = '/.well-known/status-list';
/** Long enough for a kitchen's one bar of signal, short enough to fall back while a person waits. */
export const patienceMs = 5000;

const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

const loadKeys = async (): Promise<Keys | undefined> => {
  const fetched = await fetchOrKept(keySetUrl, patienceMs);
  return fetched && { keys: await readKeySet(parseJson(fetched.bytes)), at: fetched.at };
};

/** The issuer's keys and the signed list of statuses, from the network or as kept; what came fresh is kept for later. */
export const loadSignedSources = async (): Promise<{ readonly keys: Keys | undefined; readonly list: StatusList | undefined }> => {
  const [keys, packed] = await Promise.all([loadKeys(), fetchOrKept(statusListUrl, patienceMs)]);
  return { keys, list: keys && packed && (await openStatusList(packed.bytes, keys.keys, new Date())) };
};
