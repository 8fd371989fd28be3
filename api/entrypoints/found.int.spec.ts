import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findCluster } from '../../integrations/postgres/cluster-place.ts';
import { startProcess } from '../testing/running-process.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'healthcert-found-'));
});
afterAll(async () => {
  for (const place of [await findCluster(postgres()), dataDir]) await rm(place, { recursive: true, force: true });
});

const postgres = (): string => join(dataDir, 'postgres');
/** However it ends, its database server has ended before it. */
afterEach(async () => expect(await joinEmbeddedPostgres(postgres())).toBeNull());

const found = (...args: string[]) => startProcess('found', { DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, { args });

describe('founding a city', () => {
  it('gives its first administrator a password for once', async () => {
    const founding = found('341100', '示例市卫生健康委员会', 'chief', '管理员演示');
    const [, password] = await founding.printed(/chief may sign in once with (\S+)/);
    expect(password).toMatch(/^[\w-]{16}$/);
    expect(await founding.ended).toBe(0);
  });

  it('is done once: where there is staff, nothing is changed', async () => {
    const again = found('341100', '示例市卫生健康委员会', 'other', '另一人演示');
    await again.printed(/has its staff already: nothing was changed/);
    expect(await again.ended).toBe(2);
  });

  it('says what it must be told', async () => {
    const without = found('341100');
    await without.printed(/npm run found -- <area/);
    expect(await without.ended).toBe(2);
  });
});
