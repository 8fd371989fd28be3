import { streamName, type Recorded } from '@healthcert/domain/kernel';
import { projection, rowsOf, type RowOperation } from '../kernel/index.ts';
import { loggedTypes, type LoggedEvent } from './event-titles.ts';
import { operationLogModel } from './table.ts';

const { put } = rowsOf(operationLogModel);

interface Ids {
  readonly caseId?: string | null;
  readonly personId?: string;
  readonly staffId?: string;
  readonly institutionId?: string | null;
}

/** Streams of the case's own id, and the events that stand in them. */
const besideCase: ReadonlySet<string> = new Set(['case', 'fee', 'specimen', 'notification']);

const aboutOf = ({ category, streamId, data }: Recorded<LoggedEvent>): string => {
  if (besideCase.has(category)) return streamId;
  const { caseId, personId, staffId, institutionId } = data as Ids;
  return caseId ?? personId ?? staffId ?? (category === 'institution' ? institutionId : null) ?? streamId;
};

const logged = (event: Recorded<LoggedEvent>): RowOperation => {
  const { category, streamId, revision, position, type, meta } = event;
  const { at, actorId, actorRoles, institutionId } = meta;
  return put({
    at,
    position,
    // Nobody of the staff can do anything without a role; what the system does by itself has none.
    kind: actorRoles.length === 0 ? 'system' : 'operation',
    type,
    stream: streamName(category, streamId),
    revision,
    actorId,
    institutionId: institutionId ?? (event.data as Ids).institutionId ?? null,
    about: aboutOf(event),
  });
};

export const operationLog = projection<LoggedEvent>({
  readModel: operationLogModel,
  on: Object.fromEntries(loggedTypes.map((type) => [type, logged])),
});
