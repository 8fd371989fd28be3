import { randomBytes } from 'node:crypto';
import { compose } from '../compose/compose.ts';
import { createSender, foundCity } from '../demo/found-city.ts';
import { runProcess, type Started } from './process.ts';

const usage = 'npm run found -- <area, six digits> <name of the city authority> <sign-in name> <name of the administrator>';
const root = 'city';

/**
 * Makes an empty database a city that its first administrator can sign in to: the authority at the root of the tree, the
 * programmes and roles a city starts with, and one administrator, whose password is printed once and must be changed.
 * Refused where there is staff already.
 */
const main = async ({ settings, database, log, say, onStop, end }: Started): Promise<void> => {
  const [area, authority, loginName, displayName] = process.argv.slice(2);
  if (!area || !authority || !loginName || !displayName) {
    say(usage);
    return end(2);
  }
  const system = await compose({ settings, appUrl: database.appUrl, log, project: false });
  onStop(() => system.close());
  if ((await system.staff()).staff.size > 0) {
    say('This city has its staff already: nothing was changed');
    return end(2);
  }
  const staffId = system.newId();
  const administrator = { staffId, loginName, displayName, title: null, institutionId: root, roleIds: ['city-administrator'] };
  const authorityOf = { institutionId: root, parentId: null, level: 'city', kind: 'authority', area, code: area, name: authority } as const;
  await foundCity(createSender(system, `city ${area}`), [administrator], new Date(system.now()), [authorityOf]);
  const password = randomBytes(12).toString('base64url');
  await system.accounts.create({ staffId, loginName, password, mustChange: true });
  say(`${loginName} may sign in once with ${password}`);
  await end();
};

await runProcess(main);
