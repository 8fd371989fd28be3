import { MoreOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { renewalAt } from '../desk/useRenewal.ts';
import type { WhySwitchedOff } from '../operations/useSwitchedOff.ts';
import { paperAddress } from '../printing/print-document.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { actionsFor, type CertificateAction, operationOf } from './certificate-actions.ts';
import type { Selected } from './BatchActions.tsx';

interface RowActionsProps {
  readonly of: Selected;
  readonly today: string;
  readonly switchedOff: WhySwitchedOff;
  readonly onAct: (action: CertificateAction) => void;
}

/** What comes next with a certificate as a button, the rest in a menu; what the city has switched off stays, and says why. */
const Actions = ({ of, today, switchedOff, onAct }: RowActionsProps) => {
  const { t } = useTranslation('certificates');
  const may = useMay();
  const navigate = useNavigate();
  const { caseId, number, validity } = of;
  const known = actionsFor(of, today);
  const offered = known.filter((action) => may(operationOf[action]));
  const first = offered[0] === 'print' || offered[0] === 'handOut' ? offered[0] : null;
  const mayPrint = may('printCertificate') || may('reprintCertificate');
  const offBecause = (action: CertificateAction): string | null => switchedOff(operationOf[action]);
  const items = [
    ...offered
      .filter((action) => action !== first)
      .map((action) => ({ key: action, label: t(action), danger: action === 'revoke', onClick: () => onAct(action) })),
    ...(may('registerCase') ? [{ key: 'renew', label: t('renew'), onClick: () => void navigate(renewalAt(caseId)) }] : []),
    ...(mayPrint && validity === 'valid'
      ? [
          {
            key: 'preview',
            label: t('preview'),
            onClick: () => void window.open(paperAddress('card', number), '_blank', 'noopener'),
          },
          {
            key: 'picture',
            label: (
              <a href={paperAddress('card', number, 'png')} download={`${number}.png`}>
                {t('picture')}
              </a>
            ),
          },
        ]
      : []),
    ...known
      .filter((action) => offBecause(action) !== null)
      .map((action) => ({
        key: action,
        disabled: true,
        label: (
          <>
            {t(action)} <span className="small">{offBecause(action)}</span>
          </>
        ),
      })),
  ];
  return (
    <>
      {first && (
        <Button size="small" onClick={() => onAct(first)} data-testid={`${first}-${number}`}>
          {t(first)}
        </Button>
      )}
      {items.length > 0 && (
        <ActionMenu items={items}>
          <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${t('more')} ${number}`} data-testid={`more-${number}`} />
        </ActionMenu>
      )}
    </>
  );
};

/** Drawn again only where its certificate changed: a list may be hundreds long. What is done on a click is the same as before. */
export const RowActions = memo(
  Actions,
  (before, now) =>
    before.today === now.today && before.switchedOff === now.switchedOff && JSON.stringify(before.of) === JSON.stringify(now.of),
);
