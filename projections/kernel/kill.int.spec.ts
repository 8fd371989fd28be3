import { expect, it } from 'vitest';
import { createTestDatabase } from '../../integrations/postgres/testing/index.ts';
import { killRepeatedly } from './testing/kill-runs.ts';

it('loses and doubles nothing when its process is killed ten times', { timeout: 120_000 }, async () => {
  const database = await createTestDatabase();
  const { points } = await killRepeatedly(database, 10, 4000);
  expect(points.filter((point) => point.startsWith('at '))).toHaveLength(10);
  await database.drop();
});
