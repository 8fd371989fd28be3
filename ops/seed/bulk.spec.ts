import { isCancelled, caseDecider, caseEvents, stageOf, type Case, type CaseEvent } from '@healthcert/domain/case';
import { checkCertificateNumber } from '@healthcert/domain/certificate';
import { claimEvents } from '@healthcert/domain/claim';
import { createCodec, type DomainEvent, type EventDefinition, type NewEvent, type RecordedEvent } from '@healthcert/domain/kernel';
import { personEvents } from '@healthcert/domain/person';
import { createMemoryEventStore } from '@healthcert/domain/testing';
import { createSecretKey, hash, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadBulk } from './bulk-load.ts';
import { permuted } from './bulk-plan.ts';
import {
  bulkAppends,
  decideCase,
  planCase,
  tellCase,
  type BulkAmount,
  type BulkAppend,
  type BulkTarget,
  type DecidedStream,
} from './bulk.ts';

const settings = { seed: 'spec' };
const somebody = '01890000-0000-7000-8000-000000000001';

const told = (n: number, seed = settings.seed): readonly DecidedStream[] => {
  const planned = planCase({ seed }, n);
  return decideCase(planned, tellCase(planned, { seed }), somebody, { seed });
};

const eventsOf = (stream: DecidedStream): readonly DomainEvent[] => stream.decided.flatMap(({ events }) => events);
const caseOf = (streams: readonly DecidedStream[]): DecidedStream => streams.find(({ category }) => category === 'case')!;
const fold = (stream: DecidedStream): Case =>
  (eventsOf(stream) as CaseEvent[]).reduce((state, event) => caseDecider.evolve(state, event), caseDecider.initial);

const cases = 2000;
const streams = Array.from({ length: cases }, (_, n) => told(n));

/** A vault in memory, whose keys never end. */
const openVault = () => {
  const keys = new Map<string, KeyObject>();
  const persons = new Map<string, string>();
  return {
    persons,
    cached: (id: string) => keys.get(id) ?? null,
    fetch: () => Promise.resolve(),
    blindIndex: (type: string, number: string) => `${type} ${number}`,
    enrol: (index: string, proposedId: string) => {
      const personId = persons.get(index) ?? proposedId;
      persons.set(index, personId);
      keys.set(personId, createSecretKey(hash('sha256', personId, 'buffer')));
      return Promise.resolve({ personId, created: personId === proposedId });
    },
  };
};

const opened = () => {
  const vault = openVault();
  const codec = createCodec([caseEvents, personEvents, claimEvents], vault);
  return { vault, codec };
};

const collect = async (amount: BulkAmount, target: BulkTarget = opened()): Promise<BulkAppend[]> => {
  const appends: BulkAppend[] = [];
  for await (const one of bulkAppends(settings, amount, target)) appends.push(one);
  return appends;
};

const plainOf = ({ id, type, data, metadata }: NewEvent) => ({ id, type, metadata, data: { ...data, $sealed: null } });

describe('cases in bulk', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(told(7)).toEqual(streams[7]);
    expect(caseOf(told(7, 'other')).id).not.toBe(caseOf(streams[7]!).id);
  });

  it('end as often as in a real year: most are handed out, one to three in a hundred are not fit', () => {
    const states = streams.map((one) => fold(caseOf(one)));
    const share = (of: (state: Case) => boolean): number => states.filter(of).length / cases;
    expect(share(({ certificates }) => certificates.some(({ custody }) => custody === 'handedOut'))).toBeGreaterThan(0.85);
    const notFit = share(({ conclusion }) => conclusion?.outcome === 'unfit' || conclusion?.outcome === 'recheck');
    expect(notFit).toBeGreaterThan(0.01);
    expect(notFit).toBeLessThan(0.035);
    expect(share(isCancelled)).toBeCloseTo(0.015, 2);
    expect(new Set(states.map(stageOf))).toEqual(
      new Set(['registered', 'arrived', 'examining', 'examined', 'concluded', 'reviewed', 'cancelled']),
    );
  });

  it('give nobody a certificate who is not fit', () => {
    for (const one of streams) {
      const { conclusion, certificates } = fold(caseOf(one));
      if (certificates.length > 0) expect(conclusion?.outcome).toBe('fit');
    }
  });

  it('have events that pass their catalogue', () => {
    const definitions = new Map<string, EventDefinition>(
      [caseEvents, personEvents, claimEvents].flatMap((catalogue) => Object.entries(catalogue.definitions)),
    );
    for (const { type, data } of streams.slice(0, 300).flat().flatMap(eventsOf)) {
      const { identity, clinical, ...plain } = data as Record<string, unknown>;
      const definition = definitions.get(type)!;
      definition.plain.parse(plain);
      definition.identity?.parse(identity);
      definition.clinical?.parse(clinical);
    }
  });

  it('claim every number once, and numbers have a sound check digit', () => {
    const claims = streams.flat().filter(({ category }) => category === 'claim');
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    const numbers = claims.filter(({ id }) => id.startsWith('certificate-number-')).map(({ id }) => id.slice('certificate-number-'.length));
    expect(numbers.length).toBeGreaterThan(0.9 * cases);
    expect(numbers.filter((number) => checkCertificateNumber(number) === null)).toEqual([]);
  });

  it('go on with the next status list when one is full', () => {
    const claimed = (n: number) =>
      told(n)
        .map(({ id }) => id)
        .filter((id) => id.startsWith('status-index-'));
    const late = [499_990, 500_000, 999_999].map((from) => Array.from({ length: 5 }, (_, k) => claimed(from + k)).flat());
    expect(late.map((ids) => new Set(ids.map((id) => /^status-index-(\d+)\./.exec(id)?.[1])))).toEqual([
      new Set(['1']),
      new Set(['2']),
      new Set(['2', '3']),
    ]);
  });

  it('draw every number of a space before any comes twice', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, n) => permuted('a', n, 1000))).size).toBe(1000);
  });

  it('end with the case that reaches the number of events', async () => {
    const appends = await collect({ events: 1000 });
    const events = appends.reduce((sum, { events: some }) => sum + some.length, 0);
    expect(events).toBeGreaterThanOrEqual(1000);
    expect(events).toBeLessThan(1030);
  });

  it('go on where an earlier load ended', async () => {
    const [all, second] = [await collect({ cases: 90 }), await collect({ cases: 20, from: 70 })];
    expect(second.map(({ stream, events }) => [stream, events.map(plainOf)])).toEqual(
      all.slice(-second.length).map(({ stream, events }) => [stream, events.map(plainOf)]),
    );
  });

  it('are sealed for the person, and read back as they were decided', async () => {
    const { codec, vault } = opened();
    const planned = planCase(settings, 3);
    const story = tellCase(planned, settings);
    const appends = await collect({ from: 3, cases: 1 }, { codec, vault });
    const [personId] = vault.persons.values();
    const stored = appends.at(-1)!;
    expect(JSON.stringify(stored.events)).not.toContain(story.person.name);
    const recorded = stored.events.map((event, revision): RecordedEvent => ({
      ...event,
      stream: stored.stream,
      revision,
      position: String(revision),
      recordedAt: '',
    }));
    const decided = eventsOf(caseOf(decideCase(planned, story, personId!, settings)));
    expect((await codec.decode(recorded)).map(({ type, data }) => ({ type, data }))).toEqual(decided);
  });

  it('loaded twice are there once', async () => {
    const store = createMemoryEventStore();
    const target = opened();
    const first = await loadBulk(store, bulkAppends(settings, { cases: 40 }, target), { atOnce: 16 });
    expect(store.appended).toBe(first.events);
    const again = await loadBulk(store, bulkAppends(settings, { cases: 40 }, target));
    expect(store.appended).toBe(first.events);
    expect(again.present).toBe(0);
  });
});
