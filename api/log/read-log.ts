import { plainOfTheCity, readScope, type ReadScope } from '@healthcert/domain/kernel';
import type { ListedAccess } from '@healthcert/integrations/access-log';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { QueryRefused } from '@healthcert/projections/kernel';
import { operationLogModel } from '@healthcert/projections/operation-log';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { recordAccess } from '../record-access.ts';
import { entryOfAccess, entryOfEvent, isAccess, logKinds, type LogEntry } from './entry.ts';
import { mergeNewest, type Source } from './merge.ts';

/** Who may read the log, and of which institutions. */
export const permission = 'access-log';

const id = z.string().min(1).max(200);

export const logFilter = z.object({
  kinds: z.array(z.enum(logKinds)).max(logKinds.length).nullish(),
  /** Instants: from (inclusive), to (exclusive). */
  from: z.iso.datetime({ offset: true }).nullish(),
  to: z.iso.datetime({ offset: true }).nullish(),
  actorId: id.nullish(),
  institutionId: id.nullish(),
  personId: id.nullish(),
  /** The case, institution ... that something was done to. */
  record: id.nullish(),
  /** Types of events. */
  types: z.array(id).max(200).nullish(),
});
export type LogFilter = z.output<typeof logFilter>;

export interface LogPage {
  readonly entries: readonly LogEntry[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

export const largestPage = 200;
const mostCases = 200;

const nothing: Source<LogEntry> = { entries: [], cursors: [] };

/** Institutions whose entries this actor may read. @throws refused */
export const reachOf = async (context: RequestContext): Promise<ReadScope> => {
  const { actor, system } = context;
  const scope = actor && readScope(actor, permission, await system.tree());
  if (!scope) {
    await recordAccess(context, 'refused', permission, []);
    throw refused(permission);
  }
  return { ...scope, ownerId: null, restricted: null, groupsOf: () => new Set(['plain']) };
};

/** Everything that is about somebody: their own record, and their cases with what stands beside them. */
const recordsOf = async ({ reads }: RequestContext['system'], personId: string): Promise<readonly string[]> => {
  if (!z.uuid().safeParse(personId).success) throw new QueryRefused('personId', 'this is no person');
  const filter = { personId: { eq: personId } };
  const { rows } = await reads.list({ model: caseWorklistModel, scope: plainOfTheCity, filter, first: mostCases, internal: true });
  return [personId, ...rows.map(({ values }) => String(values['caseId']))];
};

const eventsOf = async (
  { system }: RequestContext,
  scope: ReadScope,
  filter: LogFilter,
  first: number,
  after: string | null,
): Promise<Source<LogEntry>> => {
  const kinds = filter.kinds?.filter((kind) => !isAccess(kind));
  if (kinds?.length === 0) return nothing;
  const about = filter.personId ? await recordsOf(system, filter.personId) : null;
  const { record } = filter;
  const conditions = {
    kind: kinds && { in: kinds },
    type: filter.types?.length ? { in: filter.types } : null,
    // What is asked up to is not part of the answer; instants are of milliseconds.
    at: { from: filter.from, to: filter.to && new Date(Date.parse(filter.to) - 1).toISOString() },
    actorId: filter.actorId && { eq: filter.actorId },
    institutionId: filter.institutionId && { eq: filter.institutionId },
    about: about ? { in: record ? about.filter((one) => one === record) : about } : record && { eq: record },
  };
  const { rows, cursors } = await system.reads.list({ model: operationLogModel, scope, filter: conditions, first, after });
  return { entries: rows.map(entryOfEvent), cursors };
};

const accessesOf = async (
  { system }: RequestContext,
  scope: ReadScope,
  filter: LogFilter,
  limit: number,
  after: string | null,
): Promise<Source<LogEntry>> => {
  const kinds = filter.kinds?.filter(isAccess);
  if (kinds?.length === 0 || filter.types?.length || filter.record) return nothing;
  if (after !== null && !/^\d{1,18}$/.test(after)) throw new QueryRefused('after', 'this is no cursor of this list');
  const found: readonly ListedAccess[] = await system.accessLog.list({
    institutions: scope.institutions,
    limit,
    ...(kinds && { kinds }),
    ...(filter.actorId && { actorId: filter.actorId }),
    ...(filter.institutionId && { institutionId: filter.institutionId }),
    ...(filter.personId && { subjectId: filter.personId }),
    ...(filter.from && { from: filter.from }),
    ...(filter.to && { to: filter.to }),
    ...(after !== null && { before: BigInt(after) }),
  });
  return { entries: found.map(entryOfAccess), cursors: found.map(({ sequence }) => String(sequence)) };
};

const places = z.tuple([z.string().nullable(), z.string().nullable()]);

const placesIn = (cursor: string | null): readonly [string | null, string | null] => {
  if (cursor === null) return [null, null];
  try {
    return places.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new QueryRefused('after', 'this is no cursor of this list');
  }
};

/** One page of what was done and what was read, newest first; not yet entered in the access log. @throws QueryRefused */
export const pageOfLog = async (
  context: RequestContext,
  scope: ReadScope,
  filter: LogFilter,
  first: number,
  after: string | null,
): Promise<LogPage> => {
  const before = placesIn(after);
  const sources = await Promise.all([
    eventsOf(context, scope, filter, first + 1, before[0]),
    accessesOf(context, scope, filter, first + 1, before[1]),
  ]);
  const { entries, after: next, more } = mergeNewest(sources, before, first);
  const endCursor = entries.length === 0 ? null : Buffer.from(JSON.stringify(next)).toString('base64url');
  return { entries, endCursor, hasNextPage: more };
};

/** Reading the log is read, too: whose entries were asked for, if of one person. */
export const recordLogRead = async (context: RequestContext, what: string, { personId }: Pick<LogFilter, 'personId'>): Promise<void> => {
  const { system, actor, purpose, correlationId, network } = context;
  if (!actor) throw refused(permission);
  await system.accessLog.record({
    kind: 'read',
    what,
    actorId: actor.id,
    actorRoles: actor.roles.map((role) => role.id),
    institutionId: actor.institutionId,
    subjectIds: personId ? [personId] : [],
    purpose,
    correlationId,
    ipPrefix: network,
  });
};
