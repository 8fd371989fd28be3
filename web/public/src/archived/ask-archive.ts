import { within } from '../app/within.ts';

/** What is on an old card, or what its code says. */
export type OldCard = { readonly code: string } | { readonly number: string; readonly name: string };

const statuses = ['valid', 'suspended', 'revoked', 'expired', 'notFound'] as const;

/** The archive's word on a card that was issued before this system, and that it never signed. */
export interface ArchivedAnswer {
  readonly status: (typeof statuses)[number];
  readonly validUntil: string | undefined;
  readonly issuer: string | undefined;
  /** Who looks after it, where its issuer is not known. */
  readonly keeper: string | undefined;
  /** By the server's clock. */
  readonly checkedAt: Date;
}

/** Undefined for whatever is not an answer of `POST /verify/archived`. */
export const readArchivedAnswer = (body: unknown): ArchivedAnswer | undefined => {
  if (body === null || typeof body !== 'object') return undefined;
  const member = (name: string): string | undefined => {
    const value: unknown = Reflect.get(body, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const status = statuses.find((known) => known === member('status'));
  const checkedAt = new Date(member('checkedAt') ?? Number.NaN);
  if (!status || Number.isNaN(checkedAt.getTime())) return undefined;
  return { status, validUntil: member('validUntil'), issuer: member('issuer'), keeper: member('keeper'), checkedAt };
};

const patienceMs = 10_000;

/** `tooOften`: whoever asks so fast has no card in hand. Undefined where the register cannot be reached. */
export const askArchive = async (card: OldCard): Promise<ArchivedAnswer | 'tooOften' | undefined> => {
  try {
    const answer = await fetch('/verify/archived', {
      method: 'POST',
      body: JSON.stringify(card),
      headers: { 'content-type': 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      signal: within(patienceMs),
    });
    if (answer.status === 429) return 'tooOften';
    return answer.ok ? readArchivedAnswer(await answer.json()) : undefined;
  } catch {
    return undefined;
  }
};
