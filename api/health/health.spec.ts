import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import type { System } from '../system.ts';
import { health } from './health.ts';

const readiness = async (problems: readonly string[], warnings: readonly string[]) => {
  const app = Fastify();
  const system = { problems: async () => problems, warnings: async () => warnings } as Pick<System, 'problems' | 'warnings'> as System;
  await app.register(health, { system });
  const answer = await app.inject('/health/ready');
  return [answer.statusCode, answer.json<{ status: string }>()];
};

describe('readiness', () => {
  it('is given where nothing is wrong', async () =>
    expect(await readiness([], [])).toEqual([200, { status: 'ready', problems: [], warnings: [] }]));
  it('is given, degraded, where something will be wrong before long', async () =>
    expect(await readiness([], ['person is 90 s behind'])).toEqual([
      200,
      { status: 'degraded', problems: [], warnings: ['person is 90 s behind'] },
    ]));
  it('is refused where something is', async () =>
    expect(await readiness(['the database does not answer'], ['late'])).toEqual([
      503,
      { status: 'not ready', problems: ['the database does not answer'], warnings: ['late'] },
    ]));
});
