import { foodHandler, itemsFor } from '@healthcert/domain/programme';
import { seededRandom, seedResult } from '@healthcert/ops/seed';
import { Client, type QueryConfig } from 'pg';
import { describe, expect, it } from 'vitest';
import { cityOfFile, passage, registration, somebody, type Crew } from '../testing/index.ts';

let crew: Crew;
cityOfFile((city) => ({ crew } = city));

/** What is kept for a second for all requests (the tree, the staff, the registers, the parameters) is nobody's own step. */
const kept = /^(?:institution|staff|programme|register|layout|parameter)/;

const headerBytes = 20;

/** The texts of an array that goes to Postgres in binary; a text is one. */
const textsOf = (value: unknown): string[] => {
  if (!Buffer.isBuffer(value)) return [String(value)];
  const texts: string[] = [];
  for (let at = headerBytes; at < value.length;) {
    const end = at + 4 + value.readInt32BE(at);
    texts.push(value.toString('utf8', at + 4, end));
    at = end;
  }
  return texts;
};

const categoriesOf = (streams: unknown): string[] => [...new Set(textsOf(streams))].map((stream) => stream.split('-')[0]!);

/**
 * What a statement does for a command: nothing where projections, wake-ups and what is kept for everybody ask.
 * Appends are told by their streams: those that come at once may share a statement.
 */
const stepsOfStatement = ({ name = '', values = [] }: Partial<QueryConfig>): string[] => {
  const asks = name.replace('event_store.', '');
  if (asks.startsWith('append')) return categoriesOf(values[asks === 'append_batch' ? 2 : 0]).map((category) => `append ${category}`);
  if (asks.startsWith('read_stream')) {
    return categoriesOf(values[0]).flatMap((category) => (kept.test(category) ? [] : [`read ${category}`]));
  }
  return /^(?:vault|access-log-append)/.test(name) ? [name] : [];
};

/** The steps that a request asks of the database, in their order. */
const stepsOf = async (request: () => Promise<unknown>): Promise<string[]> => {
  const steps: string[] = [];
  const send = Client.prototype.query;
  Client.prototype.query = function listening(this: Client, ...args: unknown[]) {
    steps.push(...stepsOfStatement(Object(args[0]) as Partial<QueryConfig>));
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
  it('six things to register somebody new: who it is, the person enrolled, and four new streams', async () => {
    const steps = await stepsOf(() => crew.desk.done('registerCase', registration(somebody())));
    expect(steps.toSorted()).toEqual(['append case', 'append claim', 'append opencases', 'append person', 'vault.enrol', 'vault.find']);
  });

  it('the case, its person and its specimens, once each, around what it records', async () => {
    const { caseId } = await passage(crew, 'registered');
    expect(await stepsOf(() => crew.desk.done('recordArrival', { caseId }))).toEqual([
      'read case',
      'read person',
      'append case',
      'read case',
      'read specimen',
      'append specimen',
    ]);
  });

  it('what follows a change of the items together', async () => {
    const { caseId, person } = await passage(crew, 'arrived');
    const [item] = itemsFor(foodHandler, 'cook', person.sex);
    const result = { caseId, item: item!.code, ...seedResult(seededRandom('one'), item!, person.sex, false) };
    const recorded = () => crew.exam.done('recordResult', { ...result, reagentLot: 'LOT-1', deviceId: 'device-1' });
    expect(await stepsOf(recorded)).toEqual(['read case', 'read person', 'append case', 'read case', 'read specimen']);
  });
});
