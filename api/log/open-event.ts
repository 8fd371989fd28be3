import { fieldGroups, readScope, splitStream, type FieldGroup, type Recorded } from '@healthcert/domain/kernel';
import { bookingListModel } from '@healthcert/projections/booking-list';
import { feeListModel } from '@healthcert/projections/fee-list';
import { notificationListModel } from '@healthcert/projections/notification-list';
import { loggedTitles } from '@healthcert/projections/operation-log';
import { personModel } from '@healthcert/projections/person';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { isClosed } from '../person/restriction.ts';
import { recordAccess } from '../record-access.ts';
import { rawEvent } from './raw-event.ts';
import { permission, reachOf } from './read-log.ts';

/** Whose permission opens what is sealed in the events of a category. */
const sealedOf: Readonly<Record<string, string>> = {
  case: 'case-timeline',
  person: personModel.name,
  fee: feeListModel.name,
  specimen: specimenListModel.name,
  notification: notificationListModel.name,
  day: bookingListModel.name,
};

interface About {
  readonly personId?: string;
  readonly institutionId?: string | null;
}

/** Of records that hold nothing personal. */
const everything: ReadonlySet<FieldGroup> = new Set(fieldGroups);
const none: ReadonlySet<FieldGroup> = new Set();

const read = async ({ store, codec }: RequestContext['system'], stream: string, revision: number): Promise<Recorded | null> => {
  if (!/^[a-z]+-.{1,200}$/s.test(stream) || revision < 0) return null;
  const slice = await store.readStream(stream, { from: revision, limit: 1 });
  const [event] = await codec.decode(slice.events.filter(({ type }) => type in loggedTitles));
  return event ?? null;
};

/**
 * One event of the log as it is stored (A4). Sealed fields are opened for those alone who may see them in the list of such
 * records, and that is entered in the access log first. Null: there is no such event. @throws refused
 */
export const openEvent = async (context: RequestContext, stream: string, revision: number): Promise<unknown> => {
  const { system, actor } = context;
  const reach = await reachOf(context);
  const event = await read(system, stream, revision);
  if (!event || !actor) return null;
  const { personId, institutionId: ofRecord } = event.data as About;
  const institutionId = event.meta.institutionId ?? ofRecord ?? null;
  const refuse = async (): Promise<never> => {
    await recordAccess(context, 'refused', permission, personId ? [personId] : []);
    throw refused(permission);
  };
  if (reach.institutions !== null && (institutionId === null || !reach.institutions.includes(institutionId))) return refuse();
  const model = sealedOf[splitStream(stream).category];
  if (model === undefined) return rawEvent(event, everything);
  if (personId !== undefined && (await isClosed(system, actor, model, { personId, institutionId: institutionId ?? '' }))) return refuse();
  const groups = readScope(actor, model, await system.tree())?.groupsOf({ institutionId }) ?? none;
  const opened = (['identity', 'clinical'] as const).some((group) => groups.has(group) && group in event.data);
  if (opened && personId !== undefined) await recordAccess(context, 'read', model, [personId]);
  return rawEvent(event, groups);
};
