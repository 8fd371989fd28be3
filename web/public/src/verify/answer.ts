import type { Status } from '@healthcert/web-ui/theme.ts';
import type { Credential } from '../credential/credential.ts';
import type { ListedStatus } from '../credential/status-list.ts';
import type { LiveStatus } from './live-status.ts';

/** Why an answer is not the plain one. */
type Why =
  /** The signature does not fit the content. */
  | 'changed'
  /** No key of this issuer signed it. */
  | 'foreign'
  /** Not a whole code: truncated, or not a health certificate at all. */
  | 'unreadable'
  /** The signed content and the address belong to different certificates. */
  | 'mixed'
  /** The address came without the signed content: only the register was asked. */
  | 'unsigned'
  /** Its first day is still to come. */
  | 'notYetValid'
  /** The signed list says no more than that it is invalid: revoked, or superseded. */
  | 'invalid'
  /** A phone's content without the phone. */
  | 'unproven'
  /** Signed with a key that may be known to others: only the register can tell. */
  | 'withdrawn'
  /** A phone's code of another time: a picture of a screen, or a clock that is wrong. */
  | 'shownEarlier'
  | 'shownLater'
  /** The phone was too long without a network. */
  | 'bindingOver'
  /** Signed with a suite that no browser has, and the city could not be asked. */
  | 'needsCity'
  | 'noKeys'
  | 'noStatus'
  | 'noNetwork';

/** The status as the source words it, before dates are weighed. */
export type Says = LiveStatus['status'] | ListedStatus;

/** Where the status came from and the instant that it describes. */
export type StatusSource =
  | { readonly from: 'register'; readonly at: Date; readonly says: Says }
  | { readonly from: 'list'; readonly at: Date; readonly says: Says; readonly outdated: boolean }
  | { readonly from: 'nowhere' };

/** The outcome of a verification, ready to be shown. `credential` is there only after its signature was found good. */
export interface Answer {
  readonly verdict: Status;
  readonly why?: Why;
  readonly credential?: Credential;
  readonly number?: string;
  readonly supersededBy?: string;
  readonly validUntil?: string;
  readonly portraitUrl?: string;
  /** `byCity`: found good by the register's server, because this device does not know the suite. */
  readonly signature: 'good' | 'byCity' | 'bad' | 'absent' | 'unchecked';
  /** When the issuer's keys were last fetched. */
  readonly keysAt?: Date;
  readonly status: StatusSource;
  readonly checkedAt: Date;
}
