import { readScope, streamName, type FieldGroup, type Recorded } from '@healthcert/domain/kernel';
import type { CaseEvent } from '@healthcert/domain/case';
import { caseFile, timeLine, type CaseFile, type TimeLineEntry } from '@healthcert/projections/case-file';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/connections.ts';
import { recordAccess } from '../record-access.ts';

const readPage = 1000;

/** All events of one case, in order; empty if there is none. */
export const caseEventsOf = async ({ store, codec }: RequestContext['system'], caseId: string): Promise<Recorded<CaseEvent>[]> => {
  const events: Recorded[] = [];
  for (;;) {
    const slice = await store.readStream(streamName('case', caseId), { from: events.length, limit: readPage });
    events.push(...(await codec.decode(slice.events)));
    if (slice.events.length < readPage) return events as Recorded<CaseEvent>[];
  }
};

/** A case as this actor may see it: what is withheld is null. */
export interface SeenCase {
  readonly file: CaseFile;
  readonly groups: ReadonlySet<FieldGroup>;
}

const groupsFor = async (context: RequestContext, institutionId: string): Promise<ReadonlySet<FieldGroup>> => {
  const { actor, system } = context;
  const scope = actor && readScope(actor, caseWorklistModel.name, await system.tree());
  return scope?.groupsOf({ institutionId }) ?? new Set();
};

/** Null: no such case. Refusals do not tell whether there is one elsewhere. @throws refused */
export const readCase = async (context: RequestContext, caseId: string, upTo?: string): Promise<SeenCase | null> => {
  if (!context.actor) throw refused('case-file');
  const events = await caseEventsOf(context.system, caseId);
  const file = caseFile(upTo === undefined ? events : events.filter((event) => event.meta.at <= upTo));
  if (!file) return null;
  const groups = await groupsFor(context, file.institutionId);
  if (groups.size === 0) {
    await recordAccess(context, 'refused', 'case-file', [file.personId]);
    throw refused('case-file');
  }
  if (groups.has('identity') || groups.has('clinical')) await recordAccess(context, 'read', 'case-file', [file.personId]);
  return { file, groups };
};

/** The case's story; entries keep only the changes that the actor's field groups open. @throws refused */
export const readTimeLine = async (
  context: RequestContext,
  caseId: string,
): Promise<readonly (TimeLineEntry & { groups: ReadonlySet<FieldGroup> })[]> => {
  const seen = await readCase(context, caseId);
  if (!seen) return [];
  const { groups } = seen;
  return timeLine(await caseEventsOf(context.system, caseId)).map((entry) => ({
    ...entry,
    groups,
    changes: entry.changes.filter(({ path }) => groups.has(groupOfPath(path))),
  }));
};

/** By where a field stands in the file: sealed groups keep their names there. */
const groupOfPath = (path: string): FieldGroup => {
  const parts = path.split('.');
  if (parts.includes('clinical') || parts.includes('reason') || parts.includes('returnedBecause')) return 'clinical';
  return parts.includes('identity') ? 'identity' : 'plain';
};
