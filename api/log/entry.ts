import type { AccessKind, ListedAccess } from '@healthcert/integrations/access-log';
import type { ShownRow } from '@healthcert/projections/kernel';

/** What was done by people, what by the system itself; then what the access log knows. */
export const logKinds = ['operation', 'system', 'signedIn', 'signedOut', 'signInFailed', 'accountChanged', 'read', 'refused'] as const;
export type LogKind = (typeof logKinds)[number];

/** An event and where it stands, or an entry of the access log; nothing in it says who a person is beside an id. */
export interface LogEntry {
  /** Of this entry among all. */
  readonly id: string;
  readonly kind: LogKind;
  /** ISO instant. */
  readonly at: string;
  /** The event's type, or what was read, refused or tried. */
  readonly what: string;
  readonly actorId: string;
  readonly institutionId: string | null;
  /** Null: no event. */
  readonly event: { readonly stream: string; readonly revision: number; readonly about: string } | null;
  /** Whose data was read: person ids, at most a hundred. */
  readonly subjectIds: readonly string[];
  readonly subjectCount: number;
  readonly purpose: string | null;
  /** From where: the address without its last part. */
  readonly network: string | null;
}

interface OperationRow {
  readonly at: string | Date;
  readonly position: string;
  readonly kind: 'operation' | 'system';
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly actorId: string;
  readonly institutionId: string | null;
  readonly about: string;
}

export const entryOfEvent = ({ values }: ShownRow): LogEntry => {
  const { at, position, kind, type, stream, revision, actorId, institutionId, about } = values as unknown as OperationRow;
  return {
    id: `event-${position}`,
    kind,
    at: new Date(at).toISOString(),
    what: type,
    actorId,
    institutionId,
    event: { stream, revision, about },
    subjectIds: [],
    subjectCount: 0,
    purpose: null,
    network: null,
  };
};

export const entryOfAccess = (entry: ListedAccess): LogEntry => {
  const { sequence, kind, at, what, actorId, institutionId, subjectIds, subjectCount, purpose, ipPrefix } = entry;
  return {
    id: `access-${sequence}`,
    kind,
    at,
    what,
    actorId,
    institutionId,
    event: null,
    subjectIds,
    subjectCount,
    purpose,
    network: ipPrefix,
  };
};

export const isAccess = (kind: LogKind): kind is AccessKind => kind !== 'operation' && kind !== 'system';
