import { readScope, streamName, type FieldGroup, type Recorded } from '@healthcert/domain/kernel';
import { certificateEvents, type CaseEvent } from '@healthcert/domain/case';
import { caseFile, timeLine, type CaseFile, type TimeLineEntry } from '@healthcert/projections/case-file';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { eventsOfStream } from '../history/stream-events.ts';
import { tellingFields } from '../log/raw-event.ts';
import { isClosed } from '../person/restriction.ts';
import { recordAccess } from '../record-access.ts';

const uuid = z.uuid();

/** All events of one case, in order; empty if there is none. */
export const caseEventsOf = async (
  system: Pick<RequestContext['system'], 'store' | 'codec'>,
  caseId: string,
): Promise<Recorded<CaseEvent>[]> =>
  uuid.safeParse(caseId).success ? ((await eventsOfStream(system, streamName('case', caseId))) as Recorded<CaseEvent>[]) : [];

/** A case as this actor may see it: what is withheld is null. */
export interface SeenCase {
  readonly file: CaseFile;
  readonly groups: ReadonlySet<FieldGroup>;
  /** The instant it is looked at; null: now. */
  readonly asOf: string | null;
}

/** Also the name of the read model whose rows the case is one of. */
type Permission = 'case-worklist' | 'case-timeline' | 'certificate-register';

const groupsFor = async (
  { actor, system }: RequestContext,
  permission: Permission,
  institutionId: string,
): Promise<ReadonlySet<FieldGroup>> => {
  const scope = actor && readScope(actor, permission, await system.tree());
  return scope?.groupsOf({ institutionId }) ?? new Set();
};

const isPersonal = (groups: ReadonlySet<FieldGroup>): boolean => groups.has('identity') || groups.has('clinical');

interface Opened extends SeenCase {
  readonly events: readonly Recorded<CaseEvent>[];
}

const open = async (context: RequestContext, caseId: string, permission: Permission, upTo?: string): Promise<Opened | null> => {
  if (!context.actor) throw refused(permission);
  const until = upTo === undefined ? Infinity : Date.parse(upTo);
  const events = (await caseEventsOf(context.system, caseId)).filter(({ meta }) => Date.parse(meta.at) <= until);
  const file = caseFile(events);
  if (!file) return null;
  const groups = await groupsFor(context, permission, file.institutionId);
  if (groups.size === 0 || (await isClosed(context.system, context.actor, permission, file))) {
    await recordAccess(context, 'refused', permission, [file.personId]);
    throw refused(permission);
  }
  if (isPersonal(groups)) await recordAccess(context, 'read', permission, [file.personId]);
  return { file, groups, events, asOf: upTo ?? null };
};

/** Null: no such case, or not yet at that instant. @throws refused */
export const readCase = (context: RequestContext, caseId: string, upTo?: string): Promise<SeenCase | null> =>
  open(context, caseId, 'case-worklist', upTo);

/** What happened to a certificate is open as far as the case is, or the certificate in its register: why it was suspended stands there too. */
const aboutCertificate: ReadonlySet<string> = new Set(Object.keys(certificateEvents));

/** The case's story, a permission of its own; entries keep only the changes that the actor's field groups open. @throws refused */
export const readTimeLine = async (
  context: RequestContext,
  caseId: string,
): Promise<readonly (TimeLineEntry & { groups: ReadonlySet<FieldGroup> })[]> => {
  const seen = await open(context, caseId, 'case-timeline');
  if (!seen) return [];
  const { file, events } = seen;
  const ofRegister = await groupsFor(context, 'certificate-register', file.institutionId);
  if (isPersonal(ofRegister) && !isPersonal(seen.groups)) await recordAccess(context, 'read', 'case-timeline', [file.personId]);
  const ofCertificates = new Set([...seen.groups, ...ofRegister]);
  return timeLine(events).map((entry) => {
    const groups = aboutCertificate.has(entry.type) ? ofCertificates : seen.groups;
    return { ...entry, groups, changes: entry.changes.filter(({ path }) => groups.has(groupOfPath(path))) };
  });
};

/** By where a field stands in the file: sealed groups keep their names there. */
const groupOfPath = (path: string): FieldGroup => {
  const parts = path.split('.');
  if (parts.includes('identity')) return 'identity';
  if (
    parts.includes('clinical') ||
    parts.includes('reason') ||
    parts.includes('returnedBecause') ||
    parts.includes('reopenedBecause') ||
    parts.some((part) => tellingFields.includes(part))
  )
    return 'clinical';
  return 'plain';
};
