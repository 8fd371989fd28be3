import { foodHandler, itemsFor } from '@healthcert/domain/programme';
import { seededRandom, seedResult } from '@healthcert/ops/seed';
import { Client, type QueryConfig } from 'pg';
import { describe, expect, it } from 'vitest';
import { cityOfFile, passage, registration, somebody, type Crew } from '../testing/index.ts';

let crew: Crew;
cityOfFile((city) => ({ crew } = city));

/** What is kept for a second for all requests (the tree, the staff, the registers) is nobody's own step. */
const kept = /^(?:institution|staff|programme|register|layout)/;

/** What a statement does for a command: null where projections, wake-ups and what is kept for everybody ask. */
const stepOf = ({ name = '', values = [] }: Partial<QueryConfig>): string | null => {
  const category = String(values[0]).split('-')[0]!;
  if (name.startsWith('event_store.append')) return 'append';
  if (name.startsWith('event_store.read_stream')) return kept.test(category) ? null : `read ${category}`;
  return /^(?:vault|access-log-append)/.test(name) ? name : null;
};

/** The steps that a request asks of the database, in their order. */
const stepsOf = async (request: () => Promise<unknown>): Promise<string[]> => {
  const steps: string[] = [];
  const send = Client.prototype.query;
  Client.prototype.query = function listening(this: Client, ...args: unknown[]) {
    const step = stepOf(Object(args[0]) as Partial<QueryConfig>);
    if (step) steps.push(step);
    return Reflect.apply(send, this, args) as undefined;
  } as never;
  try {
    await request();
  } finally {
    Client.prototype.query = send;
  }
  return steps;
};

describe('a command asks of the database', () => {
  it('five things to register somebody new: the number, the person, and three appends', async () => {
    const steps = await stepsOf(() => crew.desk.done('registerCase', registration(somebody())));
    expect(steps.toSorted()).toEqual(['append', 'append', 'append', 'vault.enrol', 'vault.find']);
  });

  it('the case, its person and its specimens, once each, around what it records', async () => {
    const { caseId } = await passage(crew, 'registered');
    expect(await stepsOf(() => crew.desk.done('recordArrival', { caseId }))).toEqual([
      'read case',
      'read person',
      'append',
      'read case',
      'read specimen',
      'append',
    ]);
  });

  it('what follows a change of the items together', async () => {
    const { caseId, person } = await passage(crew, 'arrived');
    const [item] = itemsFor(foodHandler, 'cook', person.sex);
    const result = { caseId, item: item!.code, ...seedResult(seededRandom('one'), item!, person.sex, false) };
    const recorded = () => crew.exam.done('recordResult', { ...result, reagentLot: 'LOT-1', deviceId: 'device-1' });
    expect(await stepsOf(recorded)).toEqual(['read case', 'read person', 'append', 'read case', 'read specimen']);
  });
});
