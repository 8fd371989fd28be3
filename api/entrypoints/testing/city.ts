import { mainClinic } from '@healthcert/ops/seed';
import { pino } from 'pino';
import { vi } from 'vitest';
import { compose } from '../../compose/compose.ts';
import { createSender, foundCity } from '../../demo/found-city.ts';
import { readSettings } from '../../settings.ts';
import { crew, crewOf, otherCounty, password, township, type Client, type Crew, type TestSystem } from '../../testing/index.ts';
import { clientAt } from './over-http.ts';
import type { Desk } from './traffic.ts';

/** Session tokens by login name. */
export type Tokens = ReadonlyMap<string, string>;

const cityBegan = new Date('2026-01-02T01:00:00.000Z');

/**
 * Gives a system in production what it has before its first case, through the ordinary doors, from a process beside it:
 * institutions, programmes, roles, staff; and a session for each of those named.
 */
export const foundCityIn = async (
  environment: Readonly<Record<string, string>>,
  appUrl: string,
  names: readonly string[],
): Promise<Tokens> => {
  const system = await compose({ settings: readSettings(environment), appUrl, log: pino({ level: 'silent' }), project: false });
  try {
    await foundCity(createSender(system, 'test city'), crew, cityBegan);
    const tokens = new Map<string, string>();
    for (const loginName of names) {
      const staffId = `staff-${loginName}`;
      await system.accounts.create({ staffId, loginName, password, mustChange: false });
      tokens.set(loginName, (await system.accounts.openSession(staffId)).token);
    }
    return tokens;
  } finally {
    await system.close();
  }
};

/** One of each of the main clinic: as many as a whole passage takes. */
export const clinic = ['desk', 'exam', 'doctor', 'reviewer', 'certs', 'clinicadmin'];

export const crewAt = (url: string, tokens: Tokens): Promise<Crew> =>
  crewOf({ as: async (loginName: string): Promise<Client> => clientAt(url, tokens.get(loginName)!) } as TestSystem);

/** Login names at the front, and their institutions: several, because one may not ask without limit. */
export const frontDesks: ReadonlyMap<string, string> = new Map([
  ['desk', mainClinic],
  [`${township}.desk`, township],
  [`${otherCounty}.desk`, otherCounty],
]);

/** A process looks at the tree that one beside it has founded as soon as what it knows of it is a second old. */
const untilKnown = (client: Client): Promise<void> =>
  vi.waitFor(
    async () => {
      const me = (await client.request({ url: '/api/me' })).json<{ institution?: { name: string | null } }>();
      if (me.institution?.name == null) throw new Error('the institution is not known yet');
    },
    { timeout: 30_000 },
  );

export const desksAt = async (url: string, tokens: Tokens): Promise<readonly Desk[]> => {
  const desks = Array.from(frontDesks, ([loginName, institutionId]) => ({ client: clientAt(url, tokens.get(loginName)!), institutionId }));
  for (const { client } of desks) await untilKnown(client);
  return desks;
};
