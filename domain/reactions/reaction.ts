import { derivedId, type DomainEvent, type Recorded } from '@healthcert/domain/kernel';

/** What a reaction wants done. Codes and ids only: jobs are stored readable. */
export interface Intent {
  /** Names it among those of one event, so that its job's id is the same however often the event is read. */
  readonly step: string;
  /** Which executor does it. */
  readonly kind: 'command' | 'replay' | 'archive' | 'openDays';
  readonly payload: object;
  /** ISO instant before which it is not done; at once where it is left out. A deadline is a job with one. */
  readonly runAt?: string;
}

/** A job as it is queued. */
export interface Job {
  /** Stable: of the event, the reaction and the step. Also the id of the command that it sends. */
  readonly id: string;
  readonly reaction: string;
  readonly kind: Intent['kind'];
  readonly payload: object;
  /** The event that it follows from. */
  readonly cause: string;
  readonly correlationId: string;
  readonly runAt: string;
}

/** An effect that follows from facts: pure, event in, intents out. Its keys are the subscription. */
export interface Reaction<E extends DomainEvent = DomainEvent> {
  /** effect-when-fact, kebab-case; stored with its jobs and its progress. */
  readonly name: string;
  readonly on: { readonly [Type in E['type']]?: (event: Recorded<Extract<E, { readonly type: Type }>>) => readonly Intent[] };
}

// oxlint-disable-next-line typescript/no-explicit-any -- reactions to all aggregates meet in the reactor
export type AnyReaction = Reaction<any>;

export const reaction = <E extends DomainEvent>(declared: Reaction<E>): Reaction<E> => declared;

/** The command of an operation, sent by the system itself. */
export const commandIntent = (step: string, operation: string, input: object, runAt?: string): Intent => ({
  step,
  kind: 'command',
  payload: { operation, input },
  ...(runAt !== undefined && { runAt }),
});

/** The jobs that one event leads to. */
export const jobsOf = ({ name, on }: AnyReaction, event: Recorded): readonly Job[] => {
  const handler = (on as Record<string, ((event: Recorded) => readonly Intent[]) | undefined>)[event.type];
  return (handler?.(event) ?? []).map(({ step, kind, payload, runAt }) => ({
    id: derivedId(event.id, `${name}/${step}`),
    reaction: name,
    kind,
    payload,
    cause: event.id,
    correlationId: event.meta.correlationId,
    runAt: runAt ?? event.meta.at,
  }));
};
