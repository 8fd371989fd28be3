import { describe, expect, it } from 'vitest';
import { publicTicketKey, readTicket, signTicket, ticketKey, type DeskTicket } from './ticket.ts';

const key = ticketKey(new Uint8Array(32).fill(7));
const ticket: DeskTicket = { institutionId: 'east-clinic', agentIds: ['agent-1'], maySet: false, expires: 1_795_254_379 };

describe('a ticket for desk agents', () => {
  it('is read by who has the city’s public key', () => expect(readTicket(signTicket(ticket, key), publicTicketKey(key))).toEqual(ticket));

  it('is the same key after a restart', () => expect(publicTicketKey(ticketKey(new Uint8Array(32).fill(7)))).toBe(publicTicketKey(key)));

  it('is none when a character of it is another', () => {
    const text = signTicket(ticket, key);
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === 'A' ? 'Q' : 'A';
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      // The last character of 64 bytes in base64 has bits to spare.
      if (at < text.length - 1) expect(readTicket(changed, publicTicketKey(key)), `at ${at}`).toBeNull();
    }
  });

  it.each(['', '.', 'a.b', 'x'.repeat(100_000)])('is none when it is %s', (text) =>
    expect(readTicket(text, publicTicketKey(key))).toBeNull(),
  );

  it('is none when another city signed it', () =>
    expect(readTicket(signTicket(ticket, ticketKey(new Uint8Array(32).fill(8))), publicTicketKey(key))).toBeNull());
});
