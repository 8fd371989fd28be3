import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { reinstateCase } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';

export const cancelledNotice = graphql(`
  fragment CancelledNotice on CaseFile {
    caseId
    revision
    cancelledAt
  }
`);

/** Cancelled today: a slip of the hand is undone here. */
export const CancelledNotice = ({ of }: { readonly of: FragmentType<typeof cancelledNotice> }) => {
  const { caseId, revision, cancelledAt } = readFragment(cancelledNotice, of);
  const { t } = useTranslation('case');
  const today = useToday();
  const may = useMay();
  const say = useSay();
  const reinstating = useCommand(reinstateCase);
  if (!cancelledAt || !may('reinstateCase') || dayInChina(cancelledAt) !== today) return null;
  const reinstate = async (): Promise<void> => void say.outcome(await reinstating.send({ caseId }, revision), t('reinstated'));
  return (
    <Alert
      type="info"
      showIcon
      className="work-alert"
      title={t('cancelledToday')}
      action={
        <Button size="small" loading={reinstating.busy} onClick={() => void reinstate()} data-testid="reinstate">
          {t('reinstate')}
        </Button>
      }
    />
  );
};
