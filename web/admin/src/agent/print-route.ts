import type { Text } from '@healthcert/web-ui/language.ts';
import { printKindOf } from '../printing/print-kind.ts';
import { type CameOut, NotPrinted, type PrintRoute, RouteGone } from '../printing/print-route.ts';
import type { DeskAgent } from './AgentProvider.tsx';
import { AgentAway, type AgentClient, type AgentJob, AgentSaidNo } from './agent-client.ts';
import { agent as words } from './words.ts';

type Followed = Pick<AgentClient, 'job' | 'cancel'>;

/** Milliseconds between two looks at a job. */
const interval = 700;

const wait = (signal: AbortSignal, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const away: Text = { zh: words.zh.hint_absent, en: words.en.hint_absent };

const ended = ({ state }: AgentJob): CameOut | null => (state === 'done' ? 'printed' : state === 'cancelled' ? 'cancelled' : null);

/** A failed job is waited for: somebody prints it again or cancels it, at the agent or by `signal`. */
const follow = async (
  client: Followed,
  id: string,
  signal: AbortSignal,
  onTrouble: (words: Text | null) => void,
  pause: number,
): Promise<CameOut> => {
  for (;;) {
    try {
      const job = signal.aborted ? await client.cancel(id) : await client.job(id);
      const how = ended(job);
      if (how) return how;
      if (signal.aborted) return 'unknown';
      onTrouble(job.problem?.text ?? null);
    } catch (error) {
      if (error instanceof AgentSaidNo || signal.aborted) return 'unknown';
      onTrouble(away);
    }
    await wait(signal, pause);
  }
};

/** Prints by the agent of this PC, which says itself when a job has come out. */
export const agentRoute = (agent: Pick<DeskAgent, 'print'> & { readonly client: Followed }, pause = interval): PrintRoute => ({
  name: 'agent',
  print: async (pdf, { id, kind, paper, copies, title, document }) => {
    try {
      await agent.print(pdf, { id, kind: printKindOf(kind, paper), copies, title, document });
    } catch (error) {
      // What it refused with words is not printed another way.
      if (error instanceof AgentSaidNo) throw new NotPrinted(error.code, error.text);
      throw error instanceof AgentAway ? new RouteGone() : error;
    }
    return { by: 'agent', follow: (signal, onTrouble) => follow(agent.client, id, signal, onTrouble, pause) };
  },
});
