import { expect, it } from 'vitest';
import { createTestDatabase } from '../../integrations/postgres/testing/index.ts';
import { killReplays } from './testing/kill-replays.ts';
import { killRepeatedly } from './testing/kill-runs.ts';

it('loses and doubles nothing when its process is killed ten times', { timeout: 120_000 }, async () => {
  const database = await createTestDatabase();
  const { points } = await killRepeatedly(database, 10, 4000);
  expect(points.filter((point) => point.startsWith('at '))).toHaveLength(10);
  await database.drop();
});

it('replays a parked stream once or not at all when the replay is killed', { timeout: 120_000 }, async () => {
  const database = await createTestDatabase();
  const points = ['read', 'locked', 'rows written', 'forgotten', 'committed'];
  expect(await killReplays(database, points)).toEqual(points.map((point) => `at ${point}`));
  await database.drop();
});
