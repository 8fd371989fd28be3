import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { session, type Me } from './session.ts';

interface SessionState {
  /** undefined: not known yet. */
  readonly me: Me | null | undefined;
  /** What kept the question from being answered. */
  readonly failure: unknown;
  readonly accept: (me: Me | null) => void;
  readonly retry: () => void;
  /** Asks whether the session still stands, and what one may do now: after a refusal it may have ended or changed. */
  readonly verify: () => void;
}

const SessionContext = createContext<SessionState | null>(null);

/** Asking prolongs the session, and others go on working: that alone is no change of who one is. */
const lasting = (me: Me): string => JSON.stringify({ ...me, expiresAt: '', position: null });
const sameMe = (one: Me, other: Me): boolean => lasting(one) === lasting(other);

/** Knows who is signed in, for all pages. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const [me, setMe] = useState<Me | null | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    const settle = (found: Me | null): void => {
      if (gone) return;
      setFailure(null);
      setMe(found);
    };
    session.current().then(settle, (error: unknown) => !gone && setFailure(error));
    return () => {
      gone = true;
    };
  }, [attempt]);

  const verify = useCallback(() => {
    session.current().then(
      (found) => setMe((before) => (found && before && sameMe(found, before) ? before : found)),
      // Unreachable: whoever asked says so.
      () => undefined,
    );
  }, []);

  const state = useMemo(() => ({ me, failure, accept: setMe, retry: () => setAttempt((n) => n + 1), verify }), [me, failure, verify]);
  return <SessionContext value={state}>{children}</SessionContext>;
};

export const useSession = (): SessionState => {
  const state = useContext(SessionContext);
  if (!state) throw new Error('outside of the session');
  return state;
};

/** The signed-in person; only below the pages that require one. */
export const useMe = (): Me => {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in');
  return me;
};

/** Whether some role of the person reaches this operation at all: shows and hides, the server decides. */
export const useMay = (): ((operation: string) => boolean) => {
  const { operations } = useMe();
  return useCallback((operation) => operation in operations, [operations]);
};
