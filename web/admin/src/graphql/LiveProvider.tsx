import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useSubscription } from 'urql';
import { graphql } from '../gql/index.ts';
import { useMe, useSession } from '../session/SessionProvider.tsx';

const readModelChanged = graphql(`
  subscription ReadModelChanged($readModels: [String!]!) {
    readModelChanged(readModels: $readModels) {
      readModel
      position
    }
  }
`);

const liveLists = [
  'case-worklist',
  'certificate-register',
  'register-entries',
  'operation-switches',
  'specimen-list',
  'fee-list',
  'cashier-day-list',
  'notification-list',
  'booking-list',
  'booking-slot-list',
  'capacity-run-list',
];

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

const Subscription = ({ readModels, tell }: { readonly readModels: string[]; readonly tell: Listener }) => {
  const [{ data }] = useSubscription({ query: readModelChanged, variables: { readModels } });
  useEffect(() => {
    if (data) tell(data.readModelChanged.readModel);
  }, [data, tell]);
  return null;
};

/** One connection for all lists on the page: what changes on the server is told to whoever shows it. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const { reads } = useMe();
  const { verify } = useSession();
  const changes = useMemo(createChanges, []);
  const readModels = useMemo(() => liveLists.filter((name) => name in reads), [reads]);
  // What the city switches off is offered no more, without signing in again.
  useEffect(() => changes.listen((name) => name === 'operation-switches' && verify()), [changes, verify]);
  return (
    <ChangesContext value={changes}>
      {readModels.length > 0 && <Subscription readModels={readModels} tell={changes.tell} />}
      {children}
    </ChangesContext>
  );
};

/** Told after a write of this tab, so that what is on the page is asked again at once. */
export const ownWrite = 'own-write';

export const useChanges = (): Changes => useContext(ChangesContext);
