import {
  commandFor,
  derivedId,
  mayDo,
  type Actor,
  type AnyDecider,
  type CommandHandler,
  type CommandMeta,
  type InstitutionScope,
  type Operation,
  type Receipt,
  type Target,
} from '@healthcert/domain/kernel';
import type { z } from 'zod';

/** The actor may not do this to this thing. Recorded in the access log; says nothing about the thing. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted';
  readonly operation: string;

  constructor(operation: string) {
    super(`${operation} is not permitted`);
    this.operation = operation;
  }
}

/** Who sends a command, and as part of what. */
export interface Request {
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** ISO instant of the command. */
  readonly now: string;
  /** The revision that the person saw. */
  readonly expectedRevision?: number;
}

/**
 * Looks up what an operation's event must record besides the input: each step of it can be repeated with the same
 * command id. Runs after the permission check. `state` is the stream's present state.
 */
export type FactsProvider = (input: never, state: never, request: Request) => Promise<object>;

/**
 * What an operation sets going in other streams once it is done: a fee is charged for a registered case, labels are made
 * for somebody who has arrived. Every step can be repeated under an id that follows from the command's, and a command
 * sent again takes the steps again: what a broken-off process left undone is done then. Resolves with the position of
 * what it wrote last, null where it wrote nothing.
 */
export type Follow = (input: never, request: Request) => Promise<string | null>;

/** The later of two positions of the same store. */
export const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one);

export interface Doors {
  readonly handler: CommandHandler;
  readonly tree: () => Promise<InstitutionScope>;
  /** By operation name. */
  readonly facts: Readonly<Record<string, FactsProvider>>;
  /** By operation name. */
  readonly follows?: Readonly<Record<string, Follow>>;
  /** By category of stream: the immutable version that a decision rests on. */
  readonly given: Readonly<Record<string, (state: never, data: never) => unknown>>;
  /** By category of stream: what another stream forbids. Asked after the permission, with the stream's present state. */
  readonly refuse: Readonly<Record<string, (state: never, actor: Actor) => Promise<void>>>;
  /** Told after every command that was done: what this process keeps of that category of streams is old. */
  readonly written: (category: string) => void;
}

/** The circumstances of a command. */
export const metaOf = ({ actor, commandId, correlationId, causationId, now }: Request): CommandMeta => ({
  commandId,
  actorId: actor.id,
  actorRoles: actor.roles.map((role) => role.id),
  institutionId: actor.institutionId,
  now,
  correlationId,
  causationId: causationId ?? null,
});

/** The circumstances of a step that a command takes on its way: its id follows from the command's, so it can be repeated. */
export const stepMeta = (request: Request, step: string): CommandMeta =>
  metaOf({ ...request, commandId: derivedId(request.commandId, step), causationId: request.commandId });

/**
 * The one door of every operation: check who may, look up the facts, decide, append.
 * @throws NotPermitted, Rejection, WrongExpectedRevision, StoreUnavailable, OutcomeUnknown
 */
export const execute = async <D extends AnyDecider, Input extends z.ZodObject>(
  doors: Doors,
  operation: Operation<D, Input>,
  input: z.output<Input>,
  request: Request,
): Promise<Receipt> => {
  const tree = await doors.tree();
  const check = (target: Target): void => {
    if (request.actor.kind !== 'system' && !mayDo(request.actor, operation.name, target, tree)) throw new NotPermitted(operation.name);
  };
  const guard = (state: never): void => check(operation.target(input, state));
  const streamId = operation.stream(input);
  const provider = doors.facts[operation.name];
  let data: object = input;
  const { category } = operation.decider.events;
  const refuse = operation.startsStream ? undefined : doors.refuse[category];
  if (provider || refuse) {
    const state: unknown = operation.startsStream
      ? operation.decider.initial
      : (await doors.handler.load(operation.decider, streamId)).state;
    guard(state as never);
    await refuse?.(state as never, request.actor);
    if (provider) data = { ...input, ...(await provider(input as never, state as never, request)) };
  }
  const given = doors.given[category];
  const receipt = await doors.handler.handle(operation.decider, streamId, commandFor(operation, data, metaOf(request)), {
    guard: guard as never,
    retryOnConflict: operation.retryOnConflict,
    startsStream: operation.startsStream === true,
    ...(request.expectedRevision !== undefined && { expectedRevision: request.expectedRevision }),
    ...(given && { given: ((state: never) => given(state, data as never)) as never }),
  });
  doors.written(category);
  const followed = await doors.follows?.[operation.name]?.(input as never, request);
  return { ...receipt, position: later(receipt.position, followed ?? null) };
};
