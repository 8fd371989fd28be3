import { App, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';

interface InitialPasswordProps {
  readonly name: string;
  readonly loginName: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** Shown once; nothing of this page keeps it. */
export const InitialPassword = ({ name, loginName, password, onClose }: InitialPasswordProps) => {
  const { t } = useTranslation('staff');
  const { message } = App.useApp();
  const copy = (): void => {
    void navigator.clipboard?.writeText(password).then(() => message.success(t('passwordCopied')));
  };
  return (
    <Dialog
      open
      title={t('passwordTitle', { name })}
      width={440}
      onCancel={onClose}
      maskClosable={false}
      footer={
        <>
          <Button onClick={copy}>{t('passwordCopy')}</Button>
          <Button type="primary" onClick={onClose} data-testid="password-told">
            {t('close')}
          </Button>
        </>
      }
    >
      <p className="dialog-lead">{t('passwordLead')}</p>
      <p className="initial-password">
        <span className="muted">{loginName}</span>
        <Typography.Text code data-testid="initial-password">
          {password}
        </Typography.Text>
      </p>
    </Dialog>
  );
};
