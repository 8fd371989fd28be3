import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useMe, useSession } from '../session/SessionProvider.tsx';
import { hearChanges } from './hear-changes.ts';

const liveLists = [
  'case-worklist',
  'certificate-register',
  'register-entries',
  'operation-switches',
  'parameter-list',
  'role-list',
  'specimen-list',
  'fee-list',
  'cashier-day-list',
  'notification-list',
  'booking-list',
  'booking-slot-list',
  'capacity-run-list',
  'institution-list',
];

/** Their changes may change what one may do, and how the pages behave. */
const ofRights: ReadonlySet<string> = new Set(['operation-switches', 'parameter-list', 'role-list']);

type Listener = (readModel: string) => void;

interface Changes {
  readonly tell: Listener;
  readonly listen: (listener: Listener) => () => void;
}

const createChanges = (): Changes => {
  const listeners = new Set<Listener>();
  return {
    tell: (readModel) => listeners.forEach((listener) => listener(readModel)),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

const ChangesContext = createContext<Changes>(createChanges());

/** One connection for all lists on the page: what changes on the server is told to whoever shows it. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const { reads, position } = useMe();
  const { verify } = useSession();
  const changes = useMemo(() => createChanges(), []);
  const readModels = useMemo(() => liveLists.filter((name) => name in reads), [reads]);
  // What the city switches off or a role holds no more is offered no more, without signing in again.
  useEffect(() => changes.listen((name) => ofRights.has(name) && verify()), [changes, verify]);
  // All that this page shows at first was asked for after it: its first connection alone goes on from there.
  const since = useRef(position);
  useEffect(() => {
    if (readModels.length === 0) return undefined;
    const from = since.current;
    since.current = null;
    return hearChanges(readModels, from, { onChange: changes.tell, onUnheard: () => changes.tell(everything), onEnded: verify });
  }, [changes, readModels, verify]);
  return <ChangesContext value={changes}>{children}</ChangesContext>;
};

/** Told when changes may have gone unheard: before this page was listening, or while the connection was lost. */
export const everything = 'everything';

/** Told after a write of this tab, so that what is on the page is asked again at once. */
export const ownWrite = 'own-write';

export const useChanges = (): Changes => useContext(ChangesContext);
