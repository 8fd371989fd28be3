import { createAccessLog } from '@healthcert/integrations/access-log';
import { Pool } from 'pg';
import { runProcess, type Started } from './process.ts';

/**
 * `npm run check:access-log`: recomputes every link of the access log from its rows and keeps what it found, for the page of
 * the logs to tell. Ends with 1 where a row was changed, taken out or put in, and names the first. May run beside a system.
 */
const main = async ({ database, say, onStop, end }: Started): Promise<void> => {
  const pool = new Pool({ connectionString: database.appUrl, max: 2 });
  onStop(() => pool.end());
  const began = performance.now();
  const { rows, brokenAt } = await createAccessLog({ pool }).check('command');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(
    brokenAt === null
      ? `access log: ${rows} rows checked in ${seconds} s, the chain is whole`
      : `access log: BROKEN at row ${brokenAt}; the ${rows} rows before it are whole (${seconds} s)`,
  );
  await end(brokenAt === null ? 0 : 1);
};

await runProcess(main, { join: true });
