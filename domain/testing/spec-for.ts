import type { Command, Decider, DomainEvent, EventCatalogue } from '@healthcert/domain/kernel';
import { Rejection } from '@healthcert/domain/kernel';
import { expect } from 'vitest';

/** What a command came to: assert one of it. */
export interface Decided<E extends DomainEvent> {
  /** Exactly these events, in this order, each of the form that its catalogue stores. */
  then(...expected: readonly E[]): void;
  /** The rule that said no; with `field`, also the input that it blames. */
  thenRejects(code: string, field?: string): void;
  /** The command already holds: nothing happens. */
  thenNothing(): void;
  /** What was decided, for assertions of another kind. @throws Rejection */
  decided(): readonly E[];
}

export interface Scenario<C extends Command, E extends DomainEvent, Given> {
  /** The same past, decided under another published version. */
  under(given: Given): Scenario<C, E, Given>;
  when(command: C): Decided<E>;
}

export interface Spec<State, C extends Command, E extends DomainEvent, Given> {
  /** The past of the stream. */
  given(...past: readonly E[]): Scenario<C, E, Given>;
  /** The state that these events fold to. */
  stateAfter(...past: readonly E[]): State;
}

const stored = (catalogue: EventCatalogue, event: DomainEvent): DomainEvent => {
  const definition = catalogue.definitions[event.type];
  if (!definition) throw new Error(`${event.type} is not an event of ${catalogue.category}`);
  const data = event.data as Record<string, unknown>;
  return {
    type: event.type,
    data: {
      ...definition.plain.parse(data),
      ...(definition.identity && { identity: definition.identity.nullable().parse(data.identity) }),
      ...(definition.clinical && { clinical: definition.clinical.nullable().parse(data.clinical) }),
    },
  };
};

/** `const { given } = specFor(caseDecider, programme); given(registered()).when(cancel()).then(cancelled())` */
export const specFor = <State, C extends Command, E extends DomainEvent, Given>(
  decider: Decider<State, C, E, Given>,
  ...[published]: undefined extends Given ? [published?: Given] : [published: Given]
): Spec<State, C, E, Given> => {
  const stateAfter = (...past: readonly E[]): State => past.reduce((state, event) => decider.evolve(state, event), decider.initial);

  const scenario = (past: readonly E[], under: Given): Scenario<C, E, Given> => ({
    under: (given) => scenario(past, given),
    when: (command) => {
      const decided = (): readonly E[] => decider.decide(command, stateAfter(...past), under);
      return {
        decided,
        // oxlint-disable-next-line unicorn/no-thenable -- given, when, then; a spec never awaits it
        then: (...expected) => {
          const events = decided();
          expect(events).toEqual(expected);
          for (const event of events) expect(stored(decider.events, event), 'the stored form keeps every field').toEqual(event);
        },
        thenNothing: () => expect(decided()).toEqual([]),
        thenRejects: (code, field) => {
          const refusal = refusalOf(decided);
          expect({ code: refusal.code, ...(field !== undefined && { field: refusal.field }) }).toEqual({
            code,
            ...(field !== undefined && { field }),
          });
          expect(`${refusal.text.zh}${refusal.text.en}`, 'every placeholder is filled').not.toMatch(/[{}]/);
        },
      };
    },
  });

  return { given: (...past) => scenario(past, published as Given), stateAfter };
};

const refusalOf = (decide: () => readonly DomainEvent[]): Rejection => {
  let events: readonly DomainEvent[];
  try {
    events = decide();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
  return expect.fail(`expected a rejection, decided [${events.map((event) => event.type).join(', ')}]`);
};
