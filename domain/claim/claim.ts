import { events, rejections, type Command, type Decider, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

// Stored for ever: add a version, never edit.
export const claimEvents = events('claim', {
  /** The value is taken for good; an orphaned claim is harmless. */
  Claimed: { version: 1, plain: z.object({ kind: z.string(), value: z.string(), by: z.string() }) },
});

export type ClaimEvent = EventOf<typeof claimEvents>;

export const claimKinds = [
  'certificate-number',
  'status-index',
  'case-number',
  'login-name',
  'paper-form',
  'cashier-series',
  'receipt-number',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** `by`: what it is taken for; the same claimant may ask again. */
export type Claim = Command<'Claim', { readonly kind: ClaimKind; readonly value: string; readonly by: string }>;

export interface ClaimState {
  readonly by: string | null;
}

const reject = rejections({ AlreadyClaimed: { zh: '该编号已被占用', en: 'This value is taken' } });

/** What must be unique across streams is claimed here first: one stream per kind and value (`claimStreamId`). */
export const claimDecider: Decider<ClaimState, Claim, ClaimEvent> = {
  events: claimEvents,
  initial: { by: null },
  decide: ({ data }, { by }) => {
    if (by === data.by) return [];
    return by === null ? [{ type: 'Claimed', data }] : reject('AlreadyClaimed');
  },
  evolve: (_state, { data }) => ({ by: data.by }),
};

export const claimStreamId = (kind: ClaimKind, value: string): string => `${kind}-${value}`;
