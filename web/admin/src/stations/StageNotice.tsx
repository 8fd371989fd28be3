import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { recordArrival } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMay } from '../session/SessionProvider.tsx';

/** Why nothing can be entered for a person: not arrived yet, or concluded already. */
export const StageNotice = ({ caseId, stage }: { readonly caseId: string; readonly stage: string }) => {
  const { t } = useTranslation('stations');
  const may = useMay();
  const say = useSay();
  const arrive = useCommand(recordArrival);
  if (stage === 'registered')
    return (
      <Alert
        type="warning"
        showIcon
        title={t('notArrived')}
        action={
          may('recordArrival') && (
            <Button onClick={() => void arrive.send({ caseId }).then((outcome) => say.outcome(outcome, t('recordArrival')))}>
              {t('recordArrival')}
            </Button>
          )
        }
      />
    );
  return ['concluded', 'reviewed'].includes(stage) ? <Alert type="info" showIcon title={t('concluded')} /> : null;
};
