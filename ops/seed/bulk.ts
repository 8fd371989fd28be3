import type { Codec, CommandMeta, EventMeta, NewEvent, Vault } from '@healthcert/domain/kernel';
import { decideCase, proposedPersonId, tellCase, type DecidedStream } from './bulk-case.ts';
import { planCase, type BulkSettings } from './bulk-plan.ts';

export { planCase, type BulkSettings } from './bulk-plan.ts';
export { decideCase, tellCase, type DecidedStream } from './bulk-case.ts';

/** A whole stream as the store takes it: always a new one. */
export interface BulkAppend {
  readonly stream: string;
  readonly expected: 'no_stream';
  readonly events: readonly NewEvent[];
}

export interface BulkTarget {
  readonly codec: Codec;
  readonly vault: Pick<Vault, 'blindIndex' | 'enrol'>;
}

export interface BulkAmount {
  /** Ends after the case with which so many events are reached. */
  readonly events?: number;
  readonly cases?: number;
  /** The first case; a load that was cut off may go on from it. */
  readonly from?: number;
}

/** Persons enrolled side by side: their rows share commits. */
const enrolledAtOnce = 64;

const eventMetaOf = ({ now, ...meta }: CommandMeta): EventMeta => ({ ...meta, at: now });

const appendOf = async ({ category, id, decided }: DecidedStream, codec: Codec): Promise<BulkAppend> => {
  const events: NewEvent[] = [];
  for (const one of decided) events.push(...(await codec.encode(category, id, one.events, eventMetaOf(one.meta))));
  return { stream: `${category}-${id}`, expected: 'no_stream', events };
};

/**
 * Seeded cases of a city, each told from its registration to its ending by the real deciders and sealed by the real codec,
 * with the person and the claims they rest on. Holds a few dozen cases at a time, however many are asked for. The ids of
 * events follow from the seed, so that loading twice is the same as loading once.
 */
export async function* bulkAppends(
  settings: BulkSettings,
  amount: BulkAmount,
  { codec, vault }: BulkTarget,
): AsyncGenerator<BulkAppend, void, undefined> {
  const { events: mostEvents = Infinity, cases: mostCases = Infinity, from = 0 } = amount;
  let made = 0;
  for (let n = from; n < from + mostCases && made < mostEvents; n += enrolledAtOnce) {
    const some = Array.from({ length: Math.min(enrolledAtOnce, from + mostCases - n) }, (_, k) => {
      const planned = planCase(settings, n + k);
      return { planned, story: tellCase(planned, settings) };
    });
    const enrolled = await Promise.all(
      some.map(({ story: { person } }) =>
        vault.enrol(vault.blindIndex(person.documentType, person.documentNumber), proposedPersonId(person, settings)),
      ),
    );
    for (const [k, { planned, story }] of some.entries()) {
      if (made >= mostEvents) return;
      for (const stream of decideCase(planned, story, enrolled[k]!.personId, settings)) {
        const append = await appendOf(stream, codec);
        made += append.events.length;
        yield append;
      }
    }
  }
}
