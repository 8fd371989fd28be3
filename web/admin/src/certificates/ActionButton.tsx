import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSwitchedOff } from '../operations/useSwitchedOff.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { type CertificateAction, operationOf } from './certificate-actions.ts';

interface ActionButtonProps {
  readonly action: CertificateAction;
  readonly number: string;
  readonly onAct: () => void;
}

/** One change of a certificate, for whom it is open; switched off by the city it stays, and says why. */
export const ActionButton = ({ action, number, onAct }: ActionButtonProps) => {
  const { t } = useTranslation('certificates');
  const may = useMay();
  const off = useSwitchedOff()(operationOf[action]);
  if (off === null && !may(operationOf[action])) return null;
  const button = (
    <Button
      size="small"
      danger={action === 'revoke' && off === null}
      // Still reached by Tab, so that its reason is.
      aria-disabled={off !== null}
      className={off === null ? undefined : 'action-off'}
      onClick={off === null ? onAct : undefined}
      data-testid={`${action}-${number}`}
    >
      {t(action)}
    </Button>
  );
  return off === null ? (
    button
  ) : (
    <Tooltip title={off} trigger={['hover', 'focus']}>
      {button}
    </Tooltip>
  );
};
