import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Shown once: whoever goes on says that they have kept them. */
export const RecoveryCodes = ({ codes, onDone }: RecoveryCodesProps) => {
  const { t } = useTranslation('session');
  const { message } = App.useApp();
  const copy = (): void => {
    void navigator.clipboard?.writeText(codes.join('\n')).then(() => message.success(t('recoveryCopied')));
  };
  return (
    <section aria-label={t('recoveryTitle')}>
      <h2 className="recovery-title">{t('recoveryTitle')}</h2>
      <p className="muted">{t('recoveryLead')}</p>
      <ul className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="recovery-actions">
        <Button onClick={copy}>{t('recoveryCopy')}</Button>
        <Button type="primary" onClick={onDone} data-testid="recovery-kept">
          {t('recoverySaved')}
        </Button>
      </div>
    </section>
  );
};
