import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What a page shows a desk agent: the city's word that somebody of this institution sits before it. */
export interface DeskTicket {
  readonly institutionId: string;
  /** Of the institution, and not revoked when the ticket was made: a revoked one is refused within a ticket's life. */
  readonly agentIds: readonly string[];
  /** Whether the person may change printers and offsets. */
  readonly maySet: boolean;
  /** Unix seconds. */
  readonly expires: number;
}

/** In seconds. Long enough for a long wait at the reader, short enough for a page left open by somebody who has signed out. */
export const ticketLife = 300;

const algorithm = null; // Ed25519 has its own.
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key that signs tickets, from 32 secret bytes. */
export const ticketKey = (secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, secret]), format: 'der', type: 'pkcs8' });

/** What agents check tickets with: SPKI in base64, told to them when they are paired. */
export const publicTicketKey = (key: KeyObject): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

export const signTicket = (ticket: DeskTicket, key: KeyObject): string => {
  const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${payload}.${sign(algorithm, Buffer.from(payload), key).toString('base64url')}`;
};

const wellFormed = /^([\w-]{1,8000})\.([\w-]{86})$/;

/** The ticket, where its signature is the city's; null: not. Its time and institution are for the caller to look at. */
export const readTicket = (text: string, publicKey: string): DeskTicket | null => {
  const [, payload, signature] = wellFormed.exec(text) ?? [];
  if (!payload || !signature) return null;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (!verify(algorithm, Buffer.from(payload), key, Buffer.from(signature, 'base64url'))) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as DeskTicket;
};
