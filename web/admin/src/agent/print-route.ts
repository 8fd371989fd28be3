import type { DeskAgent } from './AgentProvider.tsx';
import { AgentAway, type PrintKind } from './agent-client.ts';

export interface PrintWish {
  readonly kind: PrintKind;
  readonly copies: number;
  readonly title: string;
  /** What is printed, by an id: a second time is a reprint. */
  readonly document?: string;
}

export interface PrintRoute {
  print(pdf: Blob, wish: PrintWish): Promise<void>;
}

/** Prints by the agent where it is ready, else by the browser; `onFallback` says so where the agent was there and has gone. */
export const agentRoute = (agent: Pick<DeskAgent, 'state' | 'print'>, browser: PrintRoute, onFallback: () => void): PrintRoute => ({
  print: async (pdf, { document = null, ...wish }) => {
    if (agent.state !== 'ready') return browser.print(pdf, { ...wish, ...(document !== null && { document }) });
    try {
      await agent.print(pdf, { ...wish, document });
      return undefined;
    } catch (error) {
      // What it refused with words is not printed another way.
      if (!(error instanceof AgentAway)) throw error;
      onFallback();
      return browser.print(pdf, { ...wish, ...(document !== null && { document }) });
    }
  },
});
