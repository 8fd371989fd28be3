import { useEffect, useMemo, useRef, useState } from 'react';
import { graphql } from '../gql/index.ts';
import type { CaseChangesQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';

const caseChanges = graphql(`
  query CaseChanges($caseId: ID!) {
    caseTimeLine(caseId: $caseId) {
      eventId
      at
      actorId
      actorName
      revision
      title {
        zh
        en
      }
      changes {
        path
        before
        after
      }
    }
  }
`);

export type SeenChange = CaseChangesQuery['caseTimeLine'][number];

export interface Seen {
  /** What this person has looked at: their commands go with it. */
  readonly revision: number | undefined;
  /** Others changed it since; this is to be looked at first. */
  readonly changed: boolean;
  /** What they did, oldest first; empty where one may not read it. */
  readonly changes: readonly SeenChange[];
  /** Something changed, and what is not known yet. */
  readonly pending: boolean;
  /** Looked at: they go on from here. */
  readonly accept: () => void;
  /** Where the keyboard is sent when somebody goes on without having looked. */
  readonly button: React.RefObject<HTMLButtonElement | null>;
}

const none: readonly SeenChange[] = [];

/**
 * A page that stays true changes under the eyes of who decides on it. This keeps the revision they looked at until they
 * say that they saw what others did; what they did themselves, or the system did by itself, needs no word.
 */
export const useSeen = (caseId: string, revision: number | undefined): Seen => {
  const { actor } = useMe();
  const [seen, setSeen] = useState(revision);
  if (seen === undefined && revision !== undefined) setSeen(revision);
  const moved = seen !== undefined && revision !== undefined && revision > seen;
  const variables = useMemo(() => ({ caseId }), [caseId]);
  const { data, error, again } = useLiveQuery({ query: caseChanges, variables, pause: !moved });
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (moved) again();
  }, [moved, revision, again]);

  const entries = moved ? data?.caseTimeLine : undefined;
  const known = entries?.some((entry) => entry.revision >= (revision ?? 0)) ?? false;
  const changes = known
    ? (entries ?? none).filter((entry) => entry.revision > (seen ?? 0) && entry.actorName !== null && entry.actorId !== actor.id)
    : none;
  if (moved && known && changes.length === 0) setSeen(revision);
  const secret = moved && !known && error !== undefined;
  return {
    revision: seen,
    changed: changes.length > 0 || secret,
    changes,
    pending: moved && !known && !secret,
    accept: () => setSeen(revision),
    button,
  };
};
