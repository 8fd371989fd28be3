import { useEffect } from 'react';
import { browserRoute, choosePrintRoute } from '../printing/browser-route.ts';
import { pcPrinting } from '../printing/pc-settings.ts';
import { useAgent } from './AgentProvider.tsx';
import { agentRoute } from './print-route.ts';

/** Papers go by the agent while it is ready and this PC is set so. */
export const ChoosesRoute = () => {
  const agent = useAgent();
  useEffect(() => {
    choosePrintRoute(() => (agent.state === 'ready' && pcPrinting().route === 'auto' ? agentRoute(agent) : browserRoute));
    return () => choosePrintRoute(() => browserRoute);
  }, [agent]);
  return null;
};
