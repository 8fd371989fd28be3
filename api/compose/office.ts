import { createOfficeSignIn } from '@healthcert/integrations/office-sign-in';
import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { callbackPath, type Office } from '../sign-in/index.ts';

interface OfficeParts {
  readonly settings: Settings;
  readonly staffUrl: string;
  readonly pool: Pool;
  readonly log: Logger;
  readonly clock: () => Date;
}

/** The office app that signs its users in, where one is configured. */
export const openOffice = async ({ settings, staffUrl, pool, log, clock }: OfficeParts): Promise<Office | null> => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE: file, OIDC_NAME } = settings;
  if (issuer === undefined || clientId === undefined) return null;
  const clientSecret = file === undefined ? (OIDC_CLIENT_SECRET ?? '') : (await readFile(file, 'utf8')).trim();
  const [zh = '', en = zh] = OIDC_NAME.split('/').map((word) => word.trim());
  const signIn = createOfficeSignIn({
    pool,
    now: clock,
    issuer,
    clientId,
    clientSecret,
    callback: `${staffUrl}${callbackPath}`,
    trusted: settings.OIDC_TRUSTED_PROOFS === 'none' ? [] : settings.OIDC_TRUSTED_PROOFS.split(',').map((value) => value.trim()),
    onTrouble: (reason) => log.warn({ reason }, 'a hand-over of the office app failed'),
  });
  return { name: { zh, en }, signIn };
};
