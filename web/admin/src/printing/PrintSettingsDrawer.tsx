import { Button, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgentSettingsDrawer } from '../agent/AgentSettingsDrawer.tsx';
import { useAgent } from '../agent/AgentProvider.tsx';
import { SidePanel } from '../app/SidePanel.tsx';
import { useSay } from '../commands/useSay.tsx';
import { browserRoute } from './browser-route.ts';
import { notPrinted } from './not-printed.ts';
import { changePcPrinting, noShift, type Shift, usePcPrinting } from './pc-settings.ts';
import { type PrintKind, printKinds } from './print-kind.ts';
import { newId } from '../words/uuid.ts';

const measures = [
  ['x', 1, 20],
  ['y', 1, 20],
  ['scale', 100, 110],
] as const;

/** How this PC prints: by whom, cards whole or over, and by how much the browser's printers miss. Kept at once. */
export const PrintSettingsDrawer = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('printing');
  const say = useSay();
  const settings = usePcPrinting();
  const { state, status } = useAgent();
  const [ofAgent, setOfAgent] = useState(false);
  const [testing, setTesting] = useState(false);
  const byAgent = state === 'ready' && settings.route === 'auto';

  const shift = (kind: PrintKind, changed: Partial<Shift>): void =>
    changePcPrinting({ shifts: { ...settings.shifts, [kind]: { ...settings.shifts[kind], ...changed } } });

  const test = async (kind: PrintKind): Promise<void> => {
    setTesting(true);
    const { x, y, scale } = settings.shifts[kind];
    const asked = new URLSearchParams({ x: String(x), y: String(y), scale: String(scale), printer: t(`kind_${kind}`) });
    try {
      const response = await fetch(`/api/print/test-grid.pdf?${asked}`, { credentials: 'same-origin' });
      if (!response.ok) throw new Error('no test page');
      const job = { id: newId(), kind: 'blankForm', paper: null, copies: 1, title: '', document: null } as const;
      await browserRoute.print(await response.blob(), job);
    } catch (error) {
      say.problem(notPrinted(error));
    } finally {
      setTesting(false);
    }
  };

  return (
    <SidePanel open title={t('settings')} size={440} onClose={onClose}>
      <div className="print-settings" data-testid="print-settings">
        <p className="muted small">
          {t(byAgent ? 'byAgent' : 'byBrowser')} · {t('kept')}
        </p>
        <fieldset>
          <legend>{t('route')}</legend>
          <Radio.Group
            vertical
            value={settings.route}
            onChange={({ target }) => changePcPrinting({ route: target.value as typeof settings.route })}
            options={[
              { value: 'auto', label: t('routeAuto') },
              { value: 'browser', label: t('routeBrowser') },
            ]}
          />
          {state === 'ready' && status?.maySet && (
            <Button onClick={() => setOfAgent(true)} data-testid="agent-shifts">
              {t('agentShifts')}
            </Button>
          )}
        </fieldset>
        <fieldset>
          <legend>{t('card')}</legend>
          <Radio.Group
            vertical
            value={settings.overlay}
            onChange={({ target }) => changePcPrinting({ overlay: target.value as boolean })}
            options={[
              { value: false, label: t('fullCard') },
              { value: true, label: t('overlay') },
            ]}
          />
          <Radio.Group
            aria-label={t('sides')}
            value={settings.cardSides}
            onChange={({ target }) => changePcPrinting({ cardSides: target.value as typeof settings.cardSides })}
            options={[
              { value: 'all', label: t('bothSides') },
              { value: 'first', label: t('front') },
            ]}
          />
        </fieldset>
        <fieldset>
          <legend>{t('shifts')}</legend>
          <p className="muted small">{t('shiftsHint')}</p>
          <table className="print-shifts">
            <thead>
              <tr>
                <td />
                {measures.map(([name]) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {printKinds.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{t(`kind_${kind}`)}</th>
                  {measures.map(([name, times, most]) => (
                    <td key={name}>
                      <InputNumber
                        size="small"
                        aria-label={`${t(`kind_${kind}`)} ${t(name)}`}
                        data-testid={`shift-${kind}-${name}`}
                        min={name === 'scale' ? 90 : -most}
                        max={most}
                        step={0.1}
                        value={Math.round(settings.shifts[kind][name] * times * 10) / 10}
                        onChange={(value) => shift(kind, { [name]: value === null ? noShift[name] : value / times })}
                      />
                    </td>
                  ))}
                  <td>
                    <Button size="small" disabled={testing} onClick={() => void test(kind)} data-testid={`grid-${kind}`}>
                      {t('testGrid')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </fieldset>
      </div>
      {ofAgent && <AgentSettingsDrawer onClose={() => setOfAgent(false)} />}
    </SidePanel>
  );
};
