import { Alert, Button, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../app/SidePanel.tsx';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { type PrintKind, printKinds } from '../printing/print-kind.ts';
import type { AgentSettings, KindSettings } from './agent-client.ts';
import { useAgent } from './AgentProvider.tsx';
import { useAgentDo } from './useAgentDo.ts';

/** Which printer for which paper, and by how much each misses. */
export const AgentSettingsDrawer = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('agent');
  const text = useText();
  const say = useSay();
  const { client, status, look } = useAgent();
  const [settings, setSettings] = useState<AgentSettings | null>(null);
  const { busy, problem, act } = useAgentDo();
  useEffect(() => {
    client.settings().then(setSettings, () => undefined);
  }, [client]);

  const change = (kind: PrintKind, changed: Partial<KindSettings>): void =>
    setSettings((before) => before && { ...before, [kind]: { ...before[kind], ...changed } });
  const save = (): Promise<boolean> =>
    act(async () => {
      if (settings) setSettings(await client.changeSettings(settings));
      await look();
    });
  const test = async (kind: PrintKind): Promise<void> => {
    // With what is on the screen, not with what was saved before.
    if (await save()) await act(async () => void (await client.testPage(kind), await look()));
  };
  const options = (status?.printers ?? []).map(({ name }) => ({ value: name, label: name }));

  return (
    <SidePanel
      open
      title={t('settings')}
      size={420}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          loading={busy}
          data-testid="agent-save"
          onClick={() => void save().then((done) => done && say.done(t('saved')))}
        >
          {t('save')}
        </Button>
      }
    >
      <div className="agent-settings">
        <p className="muted small">{t('settingsHint')}</p>
        {problem && <Alert type="error" showIcon title={text(problem)} role="alert" />}
        {settings &&
          printKinds.map((kind) => {
            const { printer, dx, dy, scale } = settings[kind];
            return (
              <fieldset key={kind} className="agent-kind" data-testid={`agent-kind-${kind}`}>
                <legend>{t(`kind_${kind}`)}</legend>
                <label className="agent-printer" htmlFor={`printer-${kind}`}>
                  {t('printer')}
                  <Select
                    id={`printer-${kind}`}
                    allowClear
                    placeholder={t('notChosen')}
                    value={printer}
                    options={options}
                    onChange={(chosen?: string) => change(kind, { printer: chosen ?? null })}
                  />
                </label>
                <label htmlFor={`dx-${kind}`}>
                  {t('dx')}
                  <InputNumber
                    id={`dx-${kind}`}
                    min={-20}
                    max={20}
                    step={0.1}
                    value={dx}
                    onChange={(value) => change(kind, { dx: value ?? 0 })}
                  />
                </label>
                <label htmlFor={`dy-${kind}`}>
                  {t('dy')}
                  <InputNumber
                    id={`dy-${kind}`}
                    min={-20}
                    max={20}
                    step={0.1}
                    value={dy}
                    onChange={(value) => change(kind, { dy: value ?? 0 })}
                  />
                </label>
                <label htmlFor={`scale-${kind}`}>
                  {t('scale')}
                  <InputNumber
                    id={`scale-${kind}`}
                    min={90}
                    max={110}
                    step={0.1}
                    value={Math.round(scale * 1000) / 10}
                    onChange={(value) => change(kind, { scale: (value ?? 100) / 100 })}
                  />
                </label>
                <Button
                  className="agent-printer"
                  disabled={printer === null || busy}
                  onClick={() => void test(kind)}
                  data-testid={`test-page-${kind}`}
                >
                  {t('testPage')}
                </Button>
              </fieldset>
            );
          })}
      </div>
    </SidePanel>
  );
};
