import {
  generateKey,
  keyFileSchema,
  keySetOf,
  signingKeysOf,
  thumbprintOf,
  withdrawKey,
  type KeyFile,
} from '@healthcert/integrations/credential';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openReprintList } from '../certificate/reprint-list.ts';
import { resign } from '../certificate/resign.ts';
import { compose } from '../compose/compose.ts';
import { keyFilePath } from '../compose/secrets.ts';
import { runProcess, type Started } from './process.ts';

const usage = 'npm run resign -- <thumbprint of the key to withdraw> [--drill]';

const listed = ({ current, next, retired, withdrawn }: KeyFile): string[] => [
  `signs      ${thumbprintOf(current)} (${current.alg})`,
  ...(next ? [`follows    ${thumbprintOf(next)} (${next.alg})`] : []),
  ...retired.map(({ key, until }) => `retired    ${thumbprintOf(key)} (until ${until})`),
  ...withdrawn.map(({ thumbprint, at }) => `withdrawn  ${thumbprint} (${at})`),
];

/** Whole or not at all: a city without its keys issues nothing. */
const replace = async (path: string, keys: KeyFile): Promise<void> => {
  const draft = `${path}.new`;
  await writeFile(draft, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  await rename(draft, path);
};

/**
 * A key may be known to others: takes the following one into use, withdraws the compromised one, signs every live
 * certificate anew and lists the cards that must be printed again. Asked again with the same key, it goes on where it was.
 * `--drill` does the same and changes no key. May run beside a system, whose processes must be restarted to sign anew.
 */
const main = async ({ settings, database, log, say, onStop, end }: Started): Promise<void> => {
  const drill = process.argv.includes('--drill');
  const thumbprint = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
  const path = keyFilePath(settings);
  const before = keyFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const now = new Date().toISOString();
  const algorithm = before.current.alg;
  const keys = thumbprint ? withdrawKey(before, thumbprint, { now, fresh: () => generateKey(algorithm) }) : null;
  if (!thumbprint || !keys) {
    for (const line of [usage, ...listed(before)]) say(line);
    return end(2);
  }
  if (!drill && keys !== before) {
    await replace(path, keys);
    say(`${thumbprint} is withdrawn, ${thumbprintOf(keys.current)} signs: restart every process that serves`);
  }
  const system = await compose({ settings, appUrl: database.appUrl, log, project: false });
  onStop(() => system.close());
  const listPath = join(settings.DATA_DIR, `${drill ? 'drill' : 'reprint'}-${thumbprint.slice(0, 11)}.csv`);
  const list = await openReprintList(listPath);
  const signing = signingKeysOf(keys);
  const { at, signedFrom } = keys.withdrawn.find((key) => key.thumbprint === thumbprint)!;
  const started = performance.now();
  const earlier = list.progress().signed;
  const show = (): void => {
    const { signed, erased, reprint } = list.progress();
    const seconds = (performance.now() - started) / 1000;
    say(
      `${signed} signed, ${reprint} cards to print again, ${erased} erased; ${seconds.toFixed(1)} s, ${Math.round((signed - earlier) / seconds)} a second`,
    );
  };
  const pages = resign({
    pool: system.readPool,
    reads: system.reads,
    keys: signing,
    keySet: keySetOf(signing),
    publicUrl: system.publicUrl,
    issuerName: async (institutionId) => (await system.institutionName(institutionId)) ?? institutionId,
    now,
    withdrawnAt: new Date(at).toISOString(),
    signedFrom: signedFrom && new Date(signedFrom).toISOString(),
    after: list.progress().after,
  });
  if (!list.progress().done) {
    for await (const page of pages) {
      await list.add(page);
      show();
    }
    await list.finish();
  }
  show();
  say(`${drill ? 'Drill: no key was changed. ' : ''}The cards to print again stand in ${listPath}`);
  await end();
};

await runProcess(main, { join: true });
