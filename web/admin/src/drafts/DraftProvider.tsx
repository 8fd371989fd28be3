import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { Unreachable } from '../app/Unreachable.tsx';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import { draftServer } from './draft-server.ts';
import { openSealedDrafts } from './sealed-drafts.ts';

const DraftContext = createContext<DraftKeeper | null>(null);

const open = async (actorId: string): Promise<DraftKeeper> => {
  const { key, drafts } = await draftServer.load();
  const local = await openSealedDrafts(localStorage, actorId, key);
  return createDraftKeeper({ server: draftServer, local, found: [...drafts, ...((await local?.readAll()) ?? [])] });
};

/** Fetches what this person has left unsaved, here or elsewhere, before any form opens. */
export const DraftProvider = ({ actorId, children }: { readonly actorId: string; readonly children: ReactNode }) => {
  const [keeper, setKeeper] = useState<DraftKeeper | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    open(actorId).then(
      (opened) => !gone && setKeeper(opened),
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
    };
  }, [actorId, attempt]);

  useEffect(() => {
    if (!keeper) return;
    const flush = (): void => void keeper.flush();
    const hidden = (): void => void (document.visibilityState === 'hidden' && flush());
    void keeper.flush();
    addEventListener('online', flush);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      flush();
      removeEventListener('online', flush);
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [keeper]);

  const retry = (): void => {
    setFailure(null);
    setAttempt((n) => n + 1);
  };
  if (failure !== null) return <Unreachable failure={failure} onRetry={retry} />;
  return keeper && <DraftContext value={keeper}>{children}</DraftContext>;
};

export const useDraftKeeper = (): DraftKeeper => {
  const keeper = useContext(DraftContext);
  if (!keeper) throw new Error('outside of the drafts');
  return keeper;
};
