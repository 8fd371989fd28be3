/** Whether data was answered, or a signed-in person was refused it; who came, went, could not prove who they are, or changed how they do. */
export const accessKinds = ['read', 'refused', 'signedIn', 'signedOut', 'signInFailed', 'accountChanged'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** One answer that held personal data, one refusal, or one sign-in. Beside the ids of persons nothing here tells who they are. */
export interface AccessEntry {
  readonly kind: AccessKind;
  /** The read model or operation asked; of a failed sign-in, the code of the rejection; what was changed. */
  readonly what: string;
  readonly actorId: string;
  readonly actorRoles: readonly string[];
  /** The institution the actor acted for. */
  readonly institutionId: string | null;
  /** Whose data: person ids. Only the first hundred are kept, the count always. */
  readonly subjectIds: readonly string[];
  /** How many persons the answer was about, where that is more than the ids given. */
  readonly subjectCount?: number;
  /** Why, where a reason was asked for: a code from a list, never free text about a person. */
  readonly purpose: string | null;
  readonly correlationId: string;
  /** The address without its last part (`ipPrefix`). */
  readonly ipPrefix: string | null;
}

/** An entry as it is kept: bounded, in Unicode that Postgres can hold, with its time. */
export interface KeptEntry {
  readonly kind: AccessKind;
  readonly what: string;
  readonly actorId: string;
  readonly actorRoles: readonly string[];
  readonly institutionId: string | null;
  readonly subjectIds: readonly string[];
  readonly subjectCount: number;
  readonly purpose: string | null;
  readonly correlationId: string;
  readonly ipPrefix: string | null;
  /** ISO instant in milliseconds, UTC. */
  readonly at: string;
}

export const mostSubjects = 100;
const longest = 200;

/** An entry that Postgres refuses would take the batch with it: no NUL, no half of a surrogate pair, no endless text. */
const bounded = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').slice(0, longest).toWellFormed();

const boundedOrNull = (text: string | null): string | null => (text === null ? null : bounded(text));

export const kept = (entry: AccessEntry, at: Date): KeptEntry => ({
  kind: entry.kind,
  what: bounded(entry.what),
  actorId: bounded(entry.actorId),
  actorRoles: entry.actorRoles.map(bounded),
  institutionId: boundedOrNull(entry.institutionId),
  subjectIds: entry.subjectIds.slice(0, mostSubjects).map(bounded),
  subjectCount: Math.max(entry.subjectCount ?? 0, entry.subjectIds.length),
  purpose: boundedOrNull(entry.purpose),
  correlationId: bounded(entry.correlationId),
  ipPrefix: boundedOrNull(entry.ipPrefix),
  at: at.toISOString(),
});
