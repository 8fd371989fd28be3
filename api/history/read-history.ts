import { institutionTreeId, type InstitutionEvent } from '@healthcert/domain/institution';
import { fieldGroups, readScope, streamName, type DomainEvent, type FieldGroup, type Recorded } from '@healthcert/domain/kernel';
import type { PersonEvent } from '@healthcert/domain/person';
import { fieldsOf, historyOf, institutionStory, personStory, standingAt, type Story } from '@healthcert/projections/history';
import { personModel } from '@healthcert/projections/person';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { permission as logPermission } from '../log/read-log.ts';
import { isClosed } from '../person/restriction.ts';
import { recordAccess } from '../record-access.ts';
import type { SeenEntry } from './entry.graphql.ts';
import { eventsOfStream } from './stream-events.ts';

export interface StandingField {
  readonly path: string;
  readonly value: string;
}

/** A record through time, as this actor may see it. */
export interface RecordHistory {
  /** First event first. */
  readonly entries: readonly SeenEntry[];
  /** Every field as it stood at an instant; null: the record was not there yet. */
  standing(at: string): readonly StandingField[] | null;
}

const groupOfPath = (path: string): FieldGroup => (path.startsWith('identity.') ? 'identity' : 'plain');

const told = <E extends DomainEvent, State>(
  events: readonly Recorded<E>[],
  story: Story<E, State>,
  groups: ReadonlySet<FieldGroup>,
): RecordHistory => {
  const open = ({ path }: { readonly path: string }): boolean => groups.has(groupOfPath(path));
  return {
    entries: historyOf(events, story).map((entry) => ({ ...entry, groups, changes: entry.changes.filter(open) })),
    standing: (at) => {
      const view = standingAt(events, story, at);
      return view && [...fieldsOf(view)].map(([path, value]) => ({ path, value })).filter(open);
    },
  };
};

/**
 * A person's record as it stood on any date. Open to whoever may see the person in the list of persons, entered in the access
 * log. Null: there is nobody of this id. @throws refused
 */
export const personHistory = async (context: RequestContext, personId: string): Promise<RecordHistory | null> => {
  const { actor, system } = context;
  const scope = actor && readScope(actor, personModel.name, await system.tree());
  const refuse = async (subjects: readonly string[]): Promise<never> => {
    await recordAccess(context, 'refused', 'person-history', subjects);
    throw refused('person-history');
  };
  if (!actor || !scope) return refuse([]);
  const known = z.uuid().safeParse(personId).success;
  const events = known ? ((await eventsOfStream(system, streamName('person', personId))) as Recorded<PersonEvent>[]) : [];
  const [first] = events;
  if (!first) return null;
  const institutionId = first.type === 'PersonEnrolled' ? first.data.institutionId : null;
  const groups = scope.groupsOf({ institutionId });
  if (groups.size === 0 || (await isClosed(system, actor, personModel.name, { personId, institutionId: institutionId ?? '' })))
    return refuse([personId]);
  if (groups.has('identity')) await recordAccess(context, 'read', 'person-history', [personId]);
  return told(events, personStory, groups);
};

/** An institution as it stood on any date, for whoever may read its logs. Null: there is none. @throws refused */
export const institutionHistory = async (context: RequestContext, institutionId: string): Promise<RecordHistory | null> => {
  const { actor, system } = context;
  const scope = actor && readScope(actor, logPermission, await system.tree());
  if (!scope || (scope.institutions !== null && !scope.institutions.includes(institutionId))) {
    await recordAccess(context, 'refused', 'institution-history', []);
    throw refused('institution-history');
  }
  const all = (await eventsOfStream(system, streamName('institution', institutionTreeId))) as Recorded<InstitutionEvent>[];
  const events = all.filter(({ data }) => data.institutionId === institutionId);
  return events.length === 0 ? null : told(events, institutionStory(institutionId), new Set(fieldGroups));
};
