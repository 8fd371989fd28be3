import type { CardReader } from '@healthcert/domain/identity-card';
import type { CardDesk } from './card-session.ts';
import type { Pairing } from './pairing.ts';
import type { PrintQueue } from './printing/print-queue.ts';
import type { KeptSettings } from './printing/settings.ts';
import type { Spooler } from './printing/spooler.ts';

/** What the doors need. */
export interface Agent {
  readonly version: string;
  readonly pairing: Pairing;
  readonly reader: CardReader | null;
  readonly cards: CardDesk | null;
  readonly spooler: Spooler;
  readonly settings: KeptSettings;
  readonly queue: PrintQueue;
}
