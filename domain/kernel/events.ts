import type { z } from 'zod';
import type { JsonObject } from './json.ts';

/**
 * The form of one type of event. `plain` fields are stored readable: codes, outcomes, times, ids, enough to recount
 * every figure. `identity` and `clinical` fields are sealed together under the key of the subject (a person) and
 * read as null once that person is erased.
 */
export interface EventDefinition {
  /** Version of the form, 1 and up. Raise it and add an upcaster when the form changes. */
  readonly version: number;
  readonly plain: z.ZodObject;
  readonly identity?: z.ZodObject;
  readonly clinical?: z.ZodObject;
  /** The plain field that holds the person's id; required where there are sealed fields. */
  readonly subject?: string;
  /** The nth turns data of version n+1 into data of version n+2 (`{ ...plain, identity?, clinical? }`). */
  readonly upcasters?: readonly ((data: JsonObject) => JsonObject)[];
}

export interface EventCatalogue<Definitions extends Record<string, EventDefinition> = Record<string, EventDefinition>> {
  readonly category: string;
  readonly definitions: Definitions;
}

/** Declares the events of one category of streams. */
export const events = <const Definitions extends Record<string, EventDefinition>>(
  category: string,
  definitions: Definitions,
): EventCatalogue<Definitions> => ({ category, definitions });

type Sealed<Definition, Group extends 'identity' | 'clinical'> = Definition extends {
  readonly [G in Group]: infer Shape extends z.ZodObject;
}
  ? { readonly [G in Group]: z.output<Shape> | null }
  : unknown;

type Flat<T> = { readonly [K in keyof T]: T[K] };

type DataOf<Definition extends EventDefinition> = Flat<
  z.output<Definition['plain']> & Sealed<Definition, 'identity'> & Sealed<Definition, 'clinical'>
>;

/** The union of a catalogue's events: `{ type, data }`. */
export type EventOf<Catalogue> =
  Catalogue extends EventCatalogue<infer Definitions>
    ? { [Type in keyof Definitions & string]: { readonly type: Type; readonly data: DataOf<Definitions[Type]> } }[keyof Definitions &
        string]
    : never;

export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** Who did it, for which institution, when, and because of what. On every event. */
export interface EventMeta {
  readonly commandId: string;
  readonly actorId: string;
  readonly actorRoles: readonly string[];
  readonly institutionId: string | null;
  /** When it was done, by the command's clock; ISO instant. */
  readonly at: string;
  readonly correlationId: string;
  readonly causationId: string | null;
}

/** An event as projections, reactions and time lines see it. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event & {
  readonly id: string;
  readonly category: string;
  /** The id behind the category: `case-<streamId>`. */
  readonly streamId: string;
  readonly revision: number;
  readonly position: string;
  readonly meta: EventMeta;
};

export const streamName = (category: string, id: string): string => `${category}-${id}`;

/** Splits at the first dash; categories have none. */
export const splitStream = (stream: string): { category: string; id: string } => {
  const dash = stream.indexOf('-');
  return dash < 0 ? { category: stream, id: '' } : { category: stream.slice(0, dash), id: stream.slice(dash + 1) };
};
