import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { printKinds } from '../printing/print-kind.ts';
import { useText } from '../words/useWords.ts';
import type { AgentJob } from './agent-client.ts';
import { useAgent } from './AgentProvider.tsx';
import { useAgentDo } from './useAgentDo.ts';

const isStuck = ({ state, problem }: AgentJob): boolean => problem !== null && state !== 'done' && state !== 'cancelled';

/** What a printer needs before it goes on, said where somebody waits for the paper: once for each kind of paper and trouble. */
export const PrinterTrouble = () => {
  const { t } = useTranslation('agent');
  const text = useText();
  const { state, status, client, look } = useAgent();
  const { act, busy } = useAgentDo();
  if (state !== 'ready') return null;
  const stuck = (status?.jobs ?? []).filter(isStuck);
  const told = printKinds.flatMap((kind) => {
    const jobs = stuck.filter((job) => job.kind === kind);
    return [...new Set(jobs.map(({ problem }) => problem?.code))].map((code) => jobs.filter(({ problem }) => problem?.code === code));
  });
  return (
    <div aria-live="polite" data-testid="printer-trouble">
      {told.map((jobs) => {
        const { id, kind, printer, problem } = jobs[0]!;
        const all = (one: (job: string) => Promise<unknown>): void =>
          void act(async () => {
            await Promise.all(jobs.map((job) => one(job.id)));
            await look();
          });
        return (
          <Alert
            key={id}
            type="warning"
            showIcon
            className="work-alert"
            title={`${t(`kind_${kind}`)}${printer ? ` · ${printer}` : ''}: ${problem ? text(problem.text) : ''}`}
            description={t('waiting', { count: jobs.length })}
            action={
              <Space>
                <Button size="small" loading={busy} onClick={() => all(client.again)} data-testid="trouble-again">
                  {t('retry')}
                </Button>
                <Button size="small" type="text" onClick={() => all(client.cancel)} data-testid="trouble-cancel">
                  {t('cancel')}
                </Button>
              </Space>
            }
          />
        );
      })}
    </div>
  );
};
