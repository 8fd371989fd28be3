import { expect, it } from 'vitest';
import { createTestDatabase } from '../../integrations/postgres/testing/index.ts';
import { killRepeatedly } from './testing/kill-runs.ts';

it('loses and doubles nothing when its process is killed fifty times', async () => {
  const database = await createTestDatabase();
  const { points } = await killRepeatedly(database, 50, 12_000);
  expect(points.filter((point) => point.startsWith('at '))).toHaveLength(50);
  await database.drop();
});
