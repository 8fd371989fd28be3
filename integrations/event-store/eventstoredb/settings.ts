/** How long to wait for what, in milliseconds. */
export interface Timing {
  /** For the answer to an append; after that its outcome is unknown. */
  readonly append: number;
  /** For the next event of a read, or for a subscription to be confirmed. */
  readonly read: number;
  /** For the server to say what it can do, before the first append of a client that sends batches. */
  readonly ready: number;
  /** First pause before a lost follower comes back; doubled each time up to `backoffCeiling`, and jittered. */
  readonly backoff: number;
  readonly backoffCeiling: number;
  /** A follower that heard nothing for so long asks for what it may have missed, and subscribes anew. */
  readonly quiet: number;
}

export const defaultTiming: Timing = { append: 5_000, read: 10_000, ready: 3_000, backoff: 100, backoffCeiling: 5_000, quiet: 30_000 };

export interface EventStoreDbSettings {
  /** `esdb://` or `esdb+discover://`, as in EVENTSTORE_URL. */
  readonly url: string;
  /** Allows credentials over a connection without TLS, where the client would drop them silently. */
  readonly development?: boolean;
  /**
   * `single` (default): one call for each append, with an outcome of its own. `batch`: the client's shared stream of
   * appends where the server offers it; more appends a second, but one fault makes all those in flight unknown.
   */
  readonly appends?: 'single' | 'batch';
  readonly timing?: Partial<Timing>;
  /** For the jitter, 0 to 1. */
  readonly random?: () => number;
}

/** The connection string cannot be used. Says why without repeating it: it may hold a password. */
export class InvalidEventStoreUrl extends Error {
  override readonly name = 'InvalidEventStoreUrl';

  constructor(why: string) {
    super(`EVENTSTORE_URL: ${why}`);
  }
}

const options = [
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
  'connectionName',
  'nodePreference',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
];
const flat = (option: string): string => option.toLowerCase().replace(/[_-]/g, '');
const known = new Map(options.map((option) => [flat(option), option]));

const longestGossipSeconds = 60;

/**
 * What the client would pass over in silence, or print with the password in it, is refused here.
 * @throws InvalidEventStoreUrl
 */
export const checkUrl = (url: string, development: boolean): void => {
  const match = /^esdb(\+discover)?:\/\/(?<credentials>[^@/?]+@)?[^@?]+(\?(?<query>.*))?$/.exec(url.trim());
  if (!match) throw new InvalidEventStoreUrl('expected esdb://[user:password@]host[:port][,host...][?option=value]');
  const given = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(match.groups?.query ?? '')) {
    const option = known.get(flat(key));
    if (!option) throw new InvalidEventStoreUrl(`unknown option ${key}; expected one of ${options.join(', ')}`);
    given.set(option, value);
  }
  if (match.groups?.credentials && given.get('tls') === 'false' && !development) {
    throw new InvalidEventStoreUrl('credentials need TLS: without it they would not be sent');
  }
  if (Number(given.get('gossipTimeout') ?? 0) > longestGossipSeconds) {
    throw new InvalidEventStoreUrl(`gossipTimeout is in seconds, at most ${longestGossipSeconds}`);
  }
};
