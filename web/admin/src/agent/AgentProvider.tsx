import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useRemembered } from '../app/remembered.ts';
import { newId } from '../words/uuid.ts';
import { type AgentClient, type AgentJob, AgentAway, type AgentStatus, createAgentClient, type PrintOrder } from './agent-client.ts';
import { loopbackPermission, whyUnreached } from './reachability.ts';

/** off: nobody has looked for one on this PC yet; other: it belongs to another institution. */
export type AgentState = 'off' | 'absent' | 'insecure' | 'denied' | 'unpaired' | 'other' | 'ready';

export interface DeskAgent {
  readonly state: AgentState;
  readonly status: AgentStatus | null;
  readonly client: AgentClient;
  /** Looks now, and from now on: the browser may ask the person for leave. */
  readonly look: () => Promise<AgentState>;
  /** Hands a PDF to the printer of its kind. @throws AgentAway, AgentSaidNo */
  readonly print: (pdf: Blob, order: Partial<PrintOrder> & Pick<PrintOrder, 'kind'>) => Promise<AgentJob>;
}

const AgentContext = createContext<DeskAgent | null>(null);

/** In milliseconds. */
const usually = 10_000;
const whilePrinting = 1_500;

const stateOf = ({ paired, refused }: AgentStatus): AgentState => {
  if (paired === null) return 'unpaired';
  return refused === null ? 'ready' : refused === 'OtherInstitution' ? 'other' : 'absent';
};

/** Knows the agent of this PC. It is looked for only where somebody once asked for it: a page that nobody told to is silent. */
export const AgentProvider = ({ children }: { readonly children: ReactNode }) => {
  const client = useMemo(() => createAgentClient(), []);
  const [wanted, setWanted] = useRemembered('hc-desk-agent', false);
  const [{ state, status }, setFound] = useState<Pick<DeskAgent, 'state' | 'status'>>({ state: 'off', status: null });
  const gone = useRef(false);
  const looks = useRef({ begun: 0, told: 0 });

  const probe = useCallback(async (): Promise<AgentState> => {
    const mine = (looks.current.begun += 1);
    let found: Pick<DeskAgent, 'state' | 'status'>;
    try {
      const told = await client.status();
      found = { state: stateOf(told), status: told };
    } catch (error) {
      if (!(error instanceof AgentAway)) throw error;
      const page = { secure: isSecureContext, host: location.hostname, permission: await loopbackPermission() };
      found = { state: whyUnreached(page), status: null };
    }
    // A look begun before another may end after it: what it saw is older.
    if (!gone.current && mine > looks.current.told) {
      looks.current.told = mine;
      setFound(found);
    }
    return found.state;
  }, [client]);

  const busy = status?.jobs?.some((job) => job.state === 'queued' || job.state === 'printing') ?? false;
  useEffect(() => {
    if (!wanted) return undefined;
    gone.current = false;
    const ask = (): void => void (document.visibilityState === 'visible' && probe().catch(() => undefined));
    ask();
    const timer = setInterval(ask, busy ? whilePrinting : usually);
    document.addEventListener('visibilitychange', ask);
    return () => {
      gone.current = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [wanted, probe, busy]);

  const agent = useMemo(
    (): DeskAgent => ({
      state,
      status,
      client,
      look: () => {
        setWanted(true);
        return probe();
      },
      print: (pdf, order) =>
        client
          .print(pdf, { id: newId(), copies: 1, title: '', document: null, ...order })
          .finally(() => void probe().catch(() => undefined)),
    }),
    [state, status, client, probe, setWanted],
  );
  return <AgentContext value={agent}>{children}</AgentContext>;
};

export const useAgent = (): DeskAgent => {
  const agent = useContext(AgentContext);
  if (!agent) throw new Error('outside of the agent provider');
  return agent;
};
