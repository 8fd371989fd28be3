import { createHash } from 'node:crypto';
import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { cardReader, cardReaderMakers } from '../card-reader/index.ts';
import type { AgentSettings } from './agent.ts';
import { cupsSpooler } from './printing/cups.ts';
import { windowsSpooler } from './printing/windows.ts';

const seconds = z.coerce.number().int().min(1).max(600);

const schema = z.object({
  /** How the city's pages are reached, as it stands in the browser: the one origin that is served. */
  DESK_AGENT_CITY: z
    .url({ protocol: /^https?$/ })
    .transform((address) => new URL(address).origin)
    .default('http://127.0.0.1:8080'),
  DESK_AGENT_PORT: z.coerce.number().int().min(0).max(65535).default(18270),
  /** Pairing, settings, and what waits to be printed. */
  DESK_AGENT_DIR: z
    .string()
    .min(1)
    .default(join(homedir(), '.healthcert-desk-agent'))
    .transform((path) => resolve(path)),
  CARD_READER: z.enum(['none', ...cardReaderMakers]).default('huashi'),
  /** Where the maker's service is, if not at its usual place on this PC. */
  CARD_READER_ADDRESS: z.url().optional(),
  CARD_WAIT_SECONDS: seconds.default(60),
  /** On Windows: the program that prints PDFs. */
  SUMATRA_PDF: z.string().min(1).default('C:\\Program Files\\SumatraPDF\\SumatraPDF.exe'),
});

/** Reads the agent's settings from the environment. Empty variables count as absent. @throws ZodError */
export const readAgentSettings = (environment: Readonly<Record<string, string | undefined>>): AgentSettings => {
  const given = schema.parse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')));
  // Two agents of one PC, of two users, must not take each other's jobs for their own.
  const owner = `healthcert-${createHash('sha256').update(given.DESK_AGENT_DIR).digest('hex').slice(0, 8)}`;
  return {
    city: given.DESK_AGENT_CITY,
    port: given.DESK_AGENT_PORT,
    directory: given.DESK_AGENT_DIR,
    reader: given.CARD_READER === 'none' ? null : cardReader({ maker: given.CARD_READER, address: given.CARD_READER_ADDRESS }),
    spooler: platform() === 'win32' ? windowsSpooler({ sumatra: given.SUMATRA_PDF }) : cupsSpooler({ owner }),
    cardTimes: { wait: given.CARD_WAIT_SECONDS * 1000, pause: 350 },
  };
};
