import { readKeySet } from '../credential/key-set.ts';
import { fetchOrKept } from '../credential/kept.ts';
import { openStatusList, type StatusList } from '../credential/status-list.ts';
import type { Keys } from './verify.ts';

const keySetUrl = '/.well-known/jwks.json';
const statusListsUrl = '/.well-known/status-lists';
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

/** Paths of the city's lists, of which a new one is begun when the newest is full. */
const listPaths = (json: unknown): readonly string[] => {
  const listed: unknown = json !== null && typeof json === 'object' ? Reflect.get(json, 'status_lists') : undefined;
  const addresses = Array.isArray(listed) ? listed.filter((uri): uri is string => typeof uri === 'string' && URL.canParse(uri)) : [];
  return addresses.map((uri) => new URL(uri).pathname);
};

const loadPacked = async () => {
  const named = await fetchOrKept(statusListsUrl, patienceMs);
  const packed = await Promise.all(listPaths(named && parseJson(named.bytes)).map((path) => fetchOrKept(path, patienceMs)));
  return packed.filter((list) => list !== undefined);
};

/** The issuer's keys and the signed lists of statuses, from the network or as kept; what came fresh is kept for later. */
export const loadSignedSources = async (): Promise<{ readonly keys: Keys | undefined; readonly lists: readonly StatusList[] }> => {
  const [keys, packed] = await Promise.all([loadKeys(), loadPacked()]);
  const now = new Date();
  const lists = keys ? await Promise.all(packed.map(({ bytes }) => openStatusList(bytes, keys.keys, now))) : [];
  return { keys, lists: lists.filter((list) => list !== undefined) };
};
