import { generateKeyFile } from '@healthcert/integrations/credential';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that a deployment on servers of its own must be given. */
export const productionEnvironment = async (directory: string, databaseUrl: string): Promise<Record<string, string>> => {
  const keys = join(directory, 'certificate-keys.json');
  await writeFile(keys, JSON.stringify(generateKeyFile()), { mode: 0o600 });
  return {
    DATABASE_URL: databaseUrl,
    HEALTHCERT_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    CERTIFICATE_KEYS_FILE: keys,
    PUBLIC_URL: 'https://health.example.cn',
    DATA_DIR: directory,
    // What these tests ask, no page does.
    TRUSTED_DOCUMENTS: 'any',
  };
};
