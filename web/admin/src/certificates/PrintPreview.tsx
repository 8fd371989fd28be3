import { LeftOutlined, RightOutlined, SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useAgent } from '../agent/AgentProvider.tsx';
import { howOf, usePcPrinting } from '../printing/pc-settings.ts';
import { paperAddress } from '../printing/print-document.ts';
import { PrintSettingsDrawer } from '../printing/PrintSettingsDrawer.tsx';
import type { Printable } from './printable.ts';

interface PrintPreviewProps {
  /** Null: nothing is about to be printed. */
  readonly certificates: readonly Printable[] | null;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** The cards as they will come out, and by whom; Enter prints them. */
export const PrintPreview = ({ certificates, onPrint, onClose }: PrintPreviewProps) => {
  const { t } = useTranslation('certificates');
  const { t: words } = useTranslation('printing');
  const { t: commands } = useTranslation('commands');
  const settings = usePcPrinting();
  const { state } = useAgent();
  const [at, setAt] = useState(0);
  const [setting, setSetting] = useState(false);
  useEffect(() => setAt(0), [certificates]);
  const count = certificates?.length ?? 0;
  const shown = certificates?.[Math.min(at, count - 1)];
  const byAgent = state === 'ready' && settings.route === 'auto';
  const { overlay = false } = howOf(settings, 'card', 'agent');
  return (
    <>
      <Dialog
        open={certificates !== null}
        title={t('printTitle')}
        width={460}
        destroyOnHidden
        okText={t('printCount', { count })}
        cancelText={commands('cancel')}
        okButtonProps={{ autoFocus: true, 'data-testid': 'print-now' }}
        onOk={onPrint}
        onCancel={onClose}
      >
        {shown && (
          <figure className="print-preview">
            <img
              src={`${paperAddress('card', shown.number, 'png')}?overlay=${overlay}`}
              alt={t('previewOf', { number: shown.number })}
              data-testid="card-preview"
            />
            {count > 1 && (
              <nav>
                <Button size="small" icon={<LeftOutlined />} aria-label={t('previous')} disabled={at === 0} onClick={() => setAt(at - 1)} />
                <span className="number">
                  {at + 1} / {count}
                </span>
                <Button
                  size="small"
                  icon={<RightOutlined />}
                  aria-label={t('next')}
                  disabled={at >= count - 1}
                  onClick={() => setAt(at + 1)}
                />
              </nav>
            )}
          </figure>
        )}
        <p className="muted small">
          {words(byAgent ? 'byAgent' : 'byBrowser')} · {words(settings.overlay ? 'overlay' : 'fullCard')} ·{' '}
          {words(settings.cardSides === 'all' ? 'bothSides' : 'front')}{' '}
          <Button size="small" type="link" icon={<SettingOutlined />} onClick={() => setSetting(true)} data-testid="print-settings-open">
            {words('settings')}
          </Button>
        </p>
      </Dialog>
      {setting && <PrintSettingsDrawer onClose={() => setSetting(false)} />}
    </>
  );
};
