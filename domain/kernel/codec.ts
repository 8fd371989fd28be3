import type { KeyObject } from 'node:crypto';
import type { DomainEvent, EventCatalogue, EventDefinition, EventMeta, Recorded } from './events.ts';
import { splitStream, streamName } from './events.ts';
import type { NewEvent, RecordedEvent } from './event-store.ts';
import { eventIdOf } from './ids.ts';
import type { JsonObject } from './json.ts';
import { openText, sealText } from './sealing/index.ts';
import type { KeyRing, SealedBox } from './vault.ts';

/** A stored event that cannot be read as its catalogue says. Deterministic: retrying does not help. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly eventId: string;

  constructor(event: { id: string; type: string; stream: string }, why: string) {
    super(`${event.type} ${event.id} of ${event.stream}: ${why}`);
    this.eventId = event.id;
  }
}

/** The subject has no key: erased, or never enrolled. Nothing personal can be written about them. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
}

/** More subjects than the key ring can hold at once: nothing is known of the event, and a retry may succeed. */
export class KeyNotHeld extends Error {
  override readonly name = 'KeyNotHeld';
}

/** Between domain events and what the store keeps: forms, versions, and the seal on personal data. */
export interface Codec {
  /** @throws SubjectErased, ZodError (a decider made an event that is not of its form: a bug) */
  encode(category: string, streamId: string, decided: readonly DomainEvent[], meta: EventMeta): Promise<NewEvent[]>;
  /** Sealed groups of erased subjects come back null. @throws UnreadableEvent */
  decode(stored: readonly RecordedEvent[]): Promise<Recorded[]>;
}

/** What a box is bound to, so that it cannot be moved to another event. A storage promise. */
const contextOf = (stream: string, eventId: string): string => `${stream}/${eventId}`;

/** Stored beside the plain fields: `{ "$sealed": { "subject": id, "box": base64 } }`. A storage promise. */
interface Sealed {
  readonly subject: string;
  readonly box: string;
}

const sealedOf = (data: JsonObject): Sealed | null => (data.$sealed as unknown as Sealed | undefined) ?? null;

const upcast = (definition: EventDefinition, version: number, data: JsonObject): JsonObject =>
  (definition.upcasters ?? []).slice(version - 1).reduce((form, step) => step(form), data);

/** Mistakes of a declaration that would lose data silently. */
const checkDefinition = (category: string, [type, definition]: readonly [string, EventDefinition]): void => {
  const { version, upcasters = [], subject, identity, clinical } = definition;
  if (upcasters.length !== version - 1) throw new Error(`${category}/${type}: version ${version} needs ${version - 1} upcasters`);
  if ((identity || clinical) && !subject) throw new Error(`${category}/${type}: sealed fields need a subject`);
};

const nothingOpened: JsonObject = {};

type Keys = ReadonlyMap<string, KeyObject | null>;

/** What is in the box of an event; null: its subject is erased. */
type Open = (box: SealedBox) => JsonObject | null;

const boxOf = ({ stream, id, data }: RecordedEvent): SealedBox | null => {
  const sealed = sealedOf(data);
  return sealed && { subject: sealed.subject, context: contextOf(stream, id), box: sealed.box };
};

const openWith =
  (held: Keys): Open =>
  ({ subject, context, box }) => {
    const key = held.get(subject);
    return key ? (JSON.parse(openText(key, context, box)) as JsonObject) : null;
  };

/** One after the other, as they were asked for. */
const handOut = (opened: readonly (JsonObject | null)[]): Open => {
  let n = 0;
  return () => opened[n++] ?? null;
};

const dataOf = (definition: EventDefinition, stored: RecordedEvent, version: number, box: SealedBox | null, open: Open): object => {
  const opened = (box && open(box)) ?? nothingOpened;
  // Most events are of the newest version: they are read without a copy.
  const old = version === definition.version ? null : upcast(definition, version, { ...stored.data, ...opened });
  const { identity, clinical } = old ?? opened;
  const data: Record<string, unknown> = definition.plain.parse(old ?? stored.data);
  if (definition.identity) data.identity = identity ? definition.identity.parse(identity) : null;
  if (definition.clinical) data.clinical = clinical ? definition.clinical.parse(clinical) : null;
  return data;
};

/** Every sealed group is null, said so and not forgotten: what may still be recorded of somebody who was erased. */
const saysNothingPersonal = (definition: EventDefinition, { data }: DomainEvent): boolean =>
  (['identity', 'clinical'] as const).every((group) => !definition[group] || (data as Record<string, unknown>)[group] === null);

/** How many keys are asked for at once: well within what any key ring keeps. */
const keysAtOnce = 500;

export const createCodec = (catalogues: readonly EventCatalogue[], keys: KeyRing): Codec => {
  for (const { category, definitions } of catalogues) {
    for (const entry of Object.entries(definitions)) checkDefinition(category, entry);
  }
  const byCategory = new Map(catalogues.map((catalogue) => [catalogue.category, catalogue.definitions]));

  const definitionOf = (category: string, type: string): EventDefinition | undefined => byCategory.get(category)?.[type];

  const required = (stream: string, category: string, event: { id: string; type: string }): EventDefinition => {
    const definition = definitionOf(category, event.type);
    if (!definition) throw new UnreadableEvent({ ...event, stream }, 'its type is not in the catalogue');
    return definition;
  };

  const encodeOne = (category: string, stream: string, id: string, event: DomainEvent, meta: EventMeta, held: Keys): NewEvent => {
    const definition = required(stream, category, { id, type: event.type });
    const { identity, clinical, ...rest } = event.data as Record<string, unknown>;
    const plain = definition.plain.parse(rest) as JsonObject;
    const metadata = { ...meta, version: definition.version } as unknown as JsonObject;
    if (!definition.subject || saysNothingPersonal(definition, event)) return { id, type: event.type, data: plain, metadata };
    const subject = plain[definition.subject] as string;
    const key = held.get(subject);
    if (!key) throw new SubjectErased(subject);
    const groups = {
      ...(definition.identity && { identity: definition.identity.parse(identity) }),
      ...(definition.clinical && { clinical: definition.clinical.parse(clinical) }),
    } as JsonObject;
    const $sealed = { subject, box: sealText(key, contextOf(stream, id), JSON.stringify(groups)) };
    return { id, type: event.type, data: { ...plain, $sealed }, metadata };
  };

  const decodeOne = (stored: RecordedEvent, box: SealedBox | null, open: Open): Recorded => {
    const { category, id: streamId } = splitStream(stored.stream);
    const definition = required(stored.stream, category, stored);
    const { version, commandId, actorId, actorRoles, institutionId, at, correlationId, causationId } =
      stored.metadata as unknown as EventMeta & { version: number };
    // Field by field: copying what is left of an object costs more than all of its parts.
    const meta: EventMeta = { commandId, actorId, actorRoles, institutionId, at, correlationId, causationId };
    const { id, type, revision, position } = stored;
    if (!(version >= 1 && version <= definition.version)) {
      throw new UnreadableEvent(stored, `its version ${version} is not one of the ${definition.version} known here`);
    }
    try {
      return { id, type, category, streamId, revision, position, meta, data: dataOf(definition, stored, version, box, open) };
    } catch (cause) {
      throw new UnreadableEvent(stored, cause instanceof Error ? cause.message : String(cause));
    }
  };

  /** The keys of these subjects, held for one call: the ring may let go of some while it fetches others. */
  const hold = async (subjects: readonly string[]): Promise<Keys> => {
    const held = new Map<string, KeyObject | null>();
    const missing: string[] = [];
    for (const subject of new Set(subjects)) {
      const key = keys.cached(subject);
      if (key === undefined) missing.push(subject);
      else held.set(subject, key);
    }
    for (let from = 0; from < missing.length; from += keysAtOnce) {
      const some = missing.slice(from, from + keysAtOnce);
      await keys.fetch(some);
      for (const subject of some) {
        const key = keys.cached(subject);
        if (key === undefined) throw new KeyNotHeld(subject);
        held.set(subject, key);
      }
    }
    return held;
  };

  const subjectOf = (category: string, event: DomainEvent): string[] => {
    const definition = definitionOf(category, event.type);
    if (!definition || saysNothingPersonal(definition, event)) return [];
    const field = definition.subject;
    const subject = field && (event.data as Record<string, unknown>)[field];
    return typeof subject === 'string' ? [subject] : [];
  };

  return {
    encode: async (category, streamId, decided, meta) => {
      const held = await hold(decided.flatMap((event) => subjectOf(category, event)));
      const stream = streamName(category, streamId);
      return decided.map((event, n) => encodeOne(category, stream, eventIdOf(meta.actorId, meta.commandId, n), event, meta, held));
    },
    decode: async (stored) => {
      const boxes = stored.map(boxOf);
      const sealed = boxes.filter((box) => box !== null);
      const opened = await keys.openMany?.(sealed);
      const open = opened ? handOut(opened) : openWith(await hold(sealed.map(({ subject }) => subject)));
      return stored.map((event, n) => decodeOne(event, boxes[n] ?? null, open));
    },
  };
};
