import { commandFor, mayDo, type AnyDecider, type Operation } from '@healthcert/domain/kernel';
import type { z } from 'zod';
import { metaOf, NotPermitted, type Doors, type Request } from './execute.ts';

/**
 * How many events `execute` would append, had the command come now: the same permission, the same decider, and nothing
 * is written. Only of operations for which the door looks nothing up: a look-up may take steps.
 * @throws NotPermitted, Rejection
 */
export const rehearse = async <D extends AnyDecider, Input extends z.ZodObject>(
  { handler, tree, facts, given, refuse }: Doors,
  operation: Operation<D, Input>,
  input: z.output<Input>,
  request: Request,
): Promise<number> => {
  if (facts[operation.name]) throw new Error(`${operation.name} looks things up: it cannot be rehearsed`);
  const { category } = operation.decider.events;
  const state = (await handler.load(operation.decider, operation.stream(input))).state as never;
  if (!mayDo(request.actor, operation.name, operation.target(input, state), await tree())) throw new NotPermitted(operation.name);
  await refuse[category]?.(state, request.actor);
  const basis = await given[category]?.(state, input as never);
  return operation.decider.decide(commandFor(operation, input, metaOf(request)), state, basis).length;
};
