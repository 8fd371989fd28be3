import { readScope, type ReadScope } from '@healthcert/domain/kernel';
import { figuresModel } from '@healthcert/projections/figures';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { recordAccess } from '../record-access.ts';

/** How long a query waits for what the client has just written, in milliseconds. */
const longestWait = 3000;

/** Where this actor may see figures, and whether they hold what the client wrote last. @throws refused */
export const figuresScope = async (
  context: RequestContext,
  model: AnyReadModel = figuresModel,
): Promise<{ readonly scope: ReadScope; readonly upToDate: boolean }> => {
  const { system, actor, seen } = context;
  const scope = actor && readScope(actor, figuresModel.name, await system.tree());
  if (!scope) {
    await recordAccess(context, 'refused', figuresModel.name, []);
    throw refused(figuresModel.name);
  }
  const upToDate = seen === null || (await system.reads.reached(model, seen, longestWait));
  // Counted are all: a figure tells of nobody, and one that left somebody out would tell that they are there.
  return { scope: { ...scope, restricted: null }, upToDate };
};

/** An institution with all below it; null: everywhere. */
export const withThoseBelow = async (
  { system }: Pick<RequestContext, 'system'>,
  institutionId: string | null | undefined,
): Promise<readonly string[] | null> => (institutionId ? [...(await system.tree()).subtree(institutionId)] : null);
