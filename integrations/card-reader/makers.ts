import type { CardReader } from '@healthcert/domain/identity-card';

/** How the readers of one maker are reached: one file each, listed in `readers.ts`. */
export interface CardReaderAdapter {
  /** By which the configuration names it. */
  readonly maker: string;
  readonly defaultAddress: string;
  /** `now`: ISO instant, by which birth dates in the future are refused. */
  readonly open: (address: string, now: () => string) => CardReader;
}
