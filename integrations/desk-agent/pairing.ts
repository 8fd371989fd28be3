import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { readTicket, type DeskTicket } from '../desk-pairing/ticket.ts';
import type { CityClient, ToldByCity } from './city.ts';
import { readPrivateJson, writePrivately } from './private-files.ts';
import { AgentRefusal } from './words.ts';

const stored = z.object({
  city: z.string(),
  agentId: z.string(),
  name: z.string(),
  token: z.string(),
  institution: z.object({ id: z.string(), name: z.string().nullable() }),
  ticketKey: z.string(),
  /** Milliseconds by which the city's clock is ahead of this PC's. */
  clockAhead: z.number(),
});

export type PairedWith = z.output<typeof stored>;

export interface Pairing {
  current(): PairedWith | null;
  /** @throws AgentRefusal PairingRefused, CityUnreachable */
  pair(code: string, computer: string): Promise<PairedWith>;
  /** @throws AgentRefusal NotPaired, TicketRefused, OtherInstitution */
  check(ticket: string | null): DeskTicket;
  /** Tells the city that the agent is there; forgets the pairing where it was revoked. */
  report(): Promise<'paired' | 'revoked' | 'unreachable' | 'unpaired'>;
}

interface PairingSettings {
  readonly file: string;
  /** The city's origin: a pairing with another is none. */
  readonly city: string;
  readonly client: CityClient;
  readonly version: string;
  /** Milliseconds. */
  readonly now: () => number;
}

export const openPairing = async ({ file, city, client, version, now }: PairingSettings): Promise<Pairing> => {
  const found = stored.safeParse(await readPrivateJson(file));
  let current: PairedWith | null = found.success && found.data.city === city ? found.data : null;

  const keep = async ({ token, ...told }: ToldByCity & { readonly token: string }): Promise<PairedWith> => {
    const { agentId, name, institution, ticketKey } = told;
    current = { city, agentId, name, institution, ticketKey, token, clockAhead: Date.parse(told.now) - now() };
    await writePrivately(file, JSON.stringify(current));
    return current;
  };

  return {
    current: () => current,
    pair: async (code, computer) => keep(await client.pair(code, { computer, version })),
    check: (text) => {
      if (!current) throw new AgentRefusal('NotPaired');
      const ticket = text === null ? null : readTicket(text, current.ticketKey);
      if (!ticket || ticket.expires * 1000 <= now() + current.clockAhead) throw new AgentRefusal('TicketRefused');
      if (ticket.institutionId !== current.institution.id || !ticket.agentIds.includes(current.agentId))
        throw new AgentRefusal('OtherInstitution');
      return ticket;
    },
    report: async () => {
      if (!current) return 'unpaired';
      const { token } = current;
      try {
        const told = await client.seen(token, version);
        if (told) {
          await keep({ ...told, token });
          return 'paired';
        }
        current = null;
        await rm(file, { force: true });
        return 'revoked';
      } catch (error) {
        if (error instanceof AgentRefusal) return 'unreachable';
        throw error;
      }
    },
  };
};
