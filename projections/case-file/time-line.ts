import type { CaseEvent } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';
import { nextCaseFile, type CaseFile } from './case-file.ts';

/** One field as it was and as it became; null where it was not there. */
export interface Change {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One event of the case's story: who, where, when, and what it changed. */
export interface TimeLineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorRoles: readonly string[];
  readonly institutionId: string | null;
  readonly revision: number;
  readonly changes: readonly Change[];
  /** The event as decided, personal fields open to whom they are open. */
  readonly event: Recorded<CaseEvent>;
}

const leaves = (value: unknown, path: string, into: Map<string, string>): Map<string, string> => {
  if (value === null || value === undefined) return into;
  if (typeof value !== 'object') return into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  for (const [key, inner] of Object.entries(value)) {
    const name = Array.isArray(value) ? nameOf(inner, key) : key;
    leaves(inner, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
};

/** Items and certificates are known by their code or number, so that a change names the thing and not its place. */
const nameOf = (value: unknown, index: string): string => {
  const named = value as { code?: unknown; field?: unknown; issued?: { number?: unknown } } | null;
  const name = named?.code ?? named?.field ?? named?.issued?.number ?? index;
  return typeof name === 'string' ? name : index;
};

const difference = (before: CaseFile | null, after: CaseFile | null): Change[] => {
  const old = leaves(before && { ...before, revision: null }, '', new Map());
  const now = leaves(after && { ...after, revision: null }, '', new Map());
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }));
};

const because = (number: string, group: 'identity' | 'clinical', of: { readonly reason: string } | null): Change[] =>
  of === null ? [] : [{ path: `certificates.${number}.${group}.reason`, before: null, after: of.reason }];

/** Why a certificate changed, in the group that the event seals it by: it leaves no trace in the file, and may be the same as the last time. */
const reasonsOf = ({ type, data }: CaseEvent): Change[] => {
  if (type === 'CertificateReprinted' || type === 'HandOutUndone') return because(data.number, 'identity', data.identity);
  if (type === 'CertificateSuperseded') return because(data.oldNumber, 'identity', data.identity);
  if (type === 'CertificateSuspended' || type === 'CertificateReinstated') return because(data.number, 'clinical', data.clinical);
  if (type !== 'CertificateRevoked') return [];
  const kind: Change[] = data.because ? [{ path: `certificates.${data.number}.because`, before: null, after: data.because }] : [];
  return [...kind, ...because(data.number, 'clinical', data.clinical)];
};

/** The case's story, first event first. */
export const timeLine = (events: readonly Recorded<CaseEvent>[]): TimeLineEntry[] => {
  let file: CaseFile | null = null;
  return events.map((event) => {
    const before = file;
    file = nextCaseFile(file, event);
    const { id: eventId, type, meta, revision } = event;
    const { at, actorId, actorRoles, institutionId } = meta;
    return {
      eventId,
      type,
      at,
      actorId,
      actorRoles,
      institutionId,
      revision,
      changes: [...difference(before, file), ...reasonsOf(event)],
      event,
    };
  });
};
