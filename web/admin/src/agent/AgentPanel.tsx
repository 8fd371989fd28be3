import { Alert, Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { AgentJobs } from './AgentJobs.tsx';
import { useAgent } from './AgentProvider.tsx';
import { useAgentDo } from './useAgentDo.ts';

interface PairFormProps {
  readonly code: string;
  readonly onCode: (code: string) => void;
}

const PairForm = ({ code, onCode }: PairFormProps) => {
  const { t } = useTranslation('agent');
  const { client, look } = useAgent();
  const { busy, problem, act } = useAgentDo();
  const text = useText();
  const pair = (): void =>
    void act(async () => {
      await client.pair(code);
      onCode('');
      await look();
    });
  return (
    <form
      className="agent-panel"
      onSubmit={(event) => {
        event.preventDefault();
        pair();
      }}
    >
      <Input
        aria-label={t('code')}
        data-testid="agent-code"
        placeholder="ABCD-2345"
        maxLength={20}
        value={code}
        onChange={({ target }) => onCode(target.value)}
      />
      <Button type="primary" htmlType="submit" loading={busy} disabled={code.trim() === ''} data-testid="agent-pair">
        {t('pair')}
      </Button>
      {problem && <Alert type="error" showIcon title={text(problem)} role="alert" />}
    </form>
  );
};

/** What the chip opens: is it there, what does it reach, what waits to be printed. */
export const AgentPanel = ({ onSettings }: { readonly onSettings: () => void }) => {
  const { t } = useTranslation('agent');
  const { state, status, client, look } = useAgent();
  const text = useText();
  const { act, busy, problem } = useAgentDo();
  const [code, setCode] = useState('');
  const said = problem && <Alert type="error" showIcon title={text(problem)} role="alert" data-testid="agent-said" />;
  if (state !== 'ready' || !status?.jobs) {
    const asks = state !== 'unpaired' && state !== 'other';
    // An agent that does not answer for a moment takes nothing away that was typed for it.
    const pairs = state === 'unpaired' || (state === 'absent' && code !== '');
    return (
      <div className="agent-panel" data-testid="agent-panel">
        <p>{t(`hint_${state}`)}</p>
        {pairs && <PairForm code={code} onCode={setCode} />}
        {asks && (
          <Button type="primary" loading={busy} onClick={() => void act(async () => void (await look()))} data-testid="agent-look">
            {t(state === 'off' ? 'connect' : 'again')}
          </Button>
        )}
        {said}
      </div>
    );
  }
  const { reader, printers, jobs, paired, maySet } = status;
  const then = (done: Promise<unknown>): void => void act(async () => void (await done, await look()));
  return (
    <div className="agent-panel" data-testid="agent-panel">
      <p className="muted small">{t('pairedWith', { name: paired?.institution.name ?? paired?.institution.id })}</p>
      <div className="agent-row">
        <h3>{t('reader')}</h3>
        <span>{reader?.label ?? t('readerNone')}</span>
      </div>
      <h3>{t('printers')}</h3>
      {printers === null && <p className="agent-problem">{t('printersAway')}</p>}
      {printers?.length === 0 && <p className="muted small">{t('printersNone')}</p>}
      {printers?.map(({ name, trouble }) => (
        <div key={name} className="agent-row">
          <span>{name}</span>
          {trouble && <Tag color="warning">{t(`trouble_${trouble}` as 'trouble_stopped')}</Tag>}
        </div>
      ))}
      <h3>{t('queue')}</h3>
      <AgentJobs jobs={jobs} onAgain={(id) => then(client.again(id))} onCancel={(id) => then(client.cancel(id))} />
      {said}
      {maySet && (
        <Button onClick={onSettings} data-testid="agent-settings">
          {t('settings')}
        </Button>
      )}
    </div>
  );
};
