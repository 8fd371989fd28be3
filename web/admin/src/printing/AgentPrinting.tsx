import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintKind } from '../agent/agent-client.ts';
import { useAgent } from '../agent/AgentProvider.tsx';
import { agentRoute } from '../agent/print-route.ts';
import { useSay } from '../commands/useSay.tsx';
import { browserRoute, choosePrintRoute, type PrintJob } from './print-route.ts';

/** Millimetres of the shorter side, below which a sheet comes from the A5 tray. */
const shorterThanA4 = 160;

/** Which of the agent's printers a paper goes to. */
export const printerFor = ({ kind, paper }: Pick<PrintJob, 'kind' | 'paper'>): PrintKind => {
  if (kind === 'card') return 'card';
  if (kind === 'specimenLabel') return 'label';
  return paper !== null && Math.min(paper.width, paper.height) < shorterThanA4 ? 'a5' : 'a4';
};

/** Papers go by the desk agent while it is there, by the browser while it is not; changing over is said. */
export const AgentPrinting = () => {
  const { t } = useTranslation('printing');
  const agent = useAgent();
  const say = useSay();
  useEffect(() => {
    choosePrintRoute({
      print: (pdf, job) => {
        const byBrowser = { print: () => browserRoute.print(pdf, job) };
        const { copies, title } = job;
        return agentRoute(agent, byBrowser, () => say.done(t('agentGone'))).print(pdf, { kind: printerFor(job), copies, title });
      },
    });
    return () => choosePrintRoute(browserRoute);
  }, [agent, say, t]);
  return null;
};
