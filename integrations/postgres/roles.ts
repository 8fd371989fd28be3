import { createHmac } from 'node:crypto';
import { Client } from 'pg';

/** The role the application runs as. Migrations grant it what each table needs; it owns nothing but read models. */
export const appRole = 'healthcert_app';

const lock = 4_218_002;

/** The same in every process that knows the owner's password, so that it need not be stored or handed around. */
const derivedPassword = (ownerPassword: string): string => createHmac('sha256', ownerPassword).update(appRole).digest('base64url');

const canConnect = async (url: string): Promise<boolean> => {
  const client = new Client(url);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01: the role exists with another password; 28000: it does not exist.
    const { code } = error as { code?: string };
    if (code === '28P01' || code === '28000' || code === '42501') return false;
    throw error;
  } finally {
    await client.end();
  }
};

/**
 * Makes the application's role beside the owner, if it is missing, and lets it connect to the owner's database.
 * Returns the application's connection string.
 */
export const ensureAppRole = async (ownerUrl: string): Promise<string> => {
  const url = new URL(ownerUrl);
  const password = derivedPassword(decodeURIComponent(url.password));
  url.username = appRole;
  url.password = password;
  const appUrl = url.toString();
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    const { rows } = await client.query<{ database: string; role: boolean }>(
      'SELECT current_database() AS database, EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS role',
      [appRole],
    );
    const { database, role } = rows[0]!;
    const name = client.escapeIdentifier(database);
    const secret = client.escapeLiteral(password);
    if (!role) await client.query(`CREATE ROLE ${appRole} LOGIN PASSWORD ${secret}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${appRole}`);
    if (role && !(await canConnect(appUrl))) await client.query(`ALTER ROLE ${appRole} LOGIN PASSWORD ${secret}`);
    return appUrl;
  } finally {
    await client.end();
  }
};
