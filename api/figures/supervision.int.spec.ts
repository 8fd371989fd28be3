import { dayInChina } from '@healthcert/domain/person';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, examine, otherCounty, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
let today: string;
cityOfFile((city) => ({ test, crew } = city));

const query = `query ($from: Date!, $to: Date!, $institutionId: ID) {
  supervision(from: $from, to: $to, institutionId: $institutionId) {
    delays { institutionId step cases median ninetieth }
    overdue { institutionId specimens notifications }
  }
}`;

interface Answer {
  readonly supervision: {
    readonly delays: readonly { institutionId: string; step: string; cases: number; median: number; ninetieth: number }[];
    readonly overdue: readonly object[];
  };
}

const asking = async (client: Client, asked: object = {}): Promise<Answer['supervision']> =>
  (await client.ask<Answer>(query, { from: today, to: today, ...asked })).supervision;

const stepsAt = ({ delays }: Answer['supervision'], institutionId: string): Record<string, readonly number[]> =>
  Object.fromEntries(
    delays
      .filter((one) => one.institutionId === institutionId)
      .map(({ step, cases, median, ninetieth }) => [step, [cases, ...[median, ninetieth].map((hours) => Math.round(hours * 100) / 100)]]),
  );

/** Registered together; examined after one hour, the other after three; one goes on, a step each hour. */
beforeAll(async () => {
  today = dayInChina(test.system.now());
  const [first, second] = [somebody(), somebody()];
  const one = await passage(crew, 'arrived', { person: first });
  const other = await passage(crew, 'arrived', { person: second });
  test.clock.advance({ hours: 1 });
  await examine(crew, one.caseId, first);
  test.clock.advance({ hours: 2 });
  await examine(crew, other.caseId, second);
  await crew.doctor.done('concludeCase', { caseId: one.caseId });
  test.clock.advance({ hours: 1 });
  await crew.reviewer.done('reviewConclusion', { caseId: one.caseId });
  const third = await passage(crew, 'arrived');
  await crew.desk.done('labelSpecimens', { caseId: third.caseId, institutionId: mainClinic });
  test.clock.advance({ hours: 5 });
  await test.settled();
});

describe('what an authority sees of those below it', () => {
  it('is how long each step takes, half of the cases and nine of ten', async () =>
    expect(stepsAt(await asking(await test.as('commission')), mainClinic)).toEqual({
      examining: [2, 2, 2.8],
      concluding: [1, 2, 2],
      reviewing: [1, 1, 1],
    }));

  it('is what waits too long', async () =>
    expect((await asking(await test.as('county.commission'))).overdue).toEqual([
      { institutionId: mainClinic, specimens: expect.toSatisfy((count: number) => count >= 1) as number, notifications: 0 },
    ]));

  it('ends with its own institutions, and with those asked for', async () => {
    expect((await asking(await test.as('county.commission'), { institutionId: otherCounty })).delays).toEqual([]);
    const { errors } = await crew.exam.query(query, { from: today, to: today });
    expect(errors[0]?.extensions?.['code']).toBe('NotPermitted');
  });
});
