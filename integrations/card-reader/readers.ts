import type { CardReader } from '@healthcert/domain/identity-card';
import { huashi } from './huashi.ts';
import type { CardReaderAdapter } from './makers.ts';

const adapters: readonly CardReaderAdapter[] = [huashi];

export const cardReaderMakers: readonly string[] = adapters.map(({ maker }) => maker);

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

export interface CardReaderSettings {
  readonly maker: string;
  /** Of the maker's service on this PC, where it is not where the maker puts it. */
  readonly address?: string | undefined;
  readonly now?: () => string;
}

/** The reader that the configuration names. @throws Error for an unknown maker, and for a service on another machine */
export const cardReader = ({ maker, address, now = () => new Date().toISOString() }: CardReaderSettings): CardReader => {
  const adapter = adapters.find((one) => one.maker === maker);
  if (!adapter) throw new Error(`no reader of ${maker}: one of ${cardReaderMakers.join(', ')}`);
  const url = (address ?? adapter.defaultAddress).replace(/\/+$/, '');
  if (!URL.canParse(url) || !loopback.has(new URL(url).hostname)) throw new Error('a card reader is asked on this machine only');
  return adapter.open(url, now);
};
