import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { ConclusionView } from '../case/ConclusionView.tsx';
import { ChangedNotice } from '../case/ChangedNotice.tsx';
import { Findings } from '../case/Findings.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { useSeen } from '../case/useSeen.ts';
import { returnConclusion, reviewConclusion } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { usePreview } from '../conclusion/PreviewPanel.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';

const caseToReview = graphql(`
  query CaseToReview($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      revision
      stage
      programmeId
      programmeVersion
      institutionId
      identity {
        name
      }
      conclusion {
        concludedBy
      }
      ...PersonHead
      ...Findings
      ...ConclusionView
    }
  }
`);

const live = ['case-worklist'];

export const ReviewCase = ({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) => {
  const { t } = useTranslation('review');
  const { t: queue } = useTranslation('queue');
  const { actor, institution } = useMe();
  const may = useMay();
  const say = useSay();
  const { data, error, again } = useLiveQuery({ query: caseToReview, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const seen = useSeen(caseId, file?.revision);
  const approve = useCommand(reviewConclusion);
  const giveBack = useCommand(returnConclusion);
  const [returning, setReturning] = useState(false);

  const preview = usePreview(caseId);
  const own = file?.conclusion?.concludedBy === actor.id;
  const above = preview?.remoteReview === true && file?.institutionId === institution?.id;
  const open = file?.stage === 'concluded' && !own && !above;

  const approveIt = async (): Promise<void> => {
    if (!file || !open || approve.busy || seen.pending) return;
    if (seen.changed) return seen.button.current?.focus();
    const outcome = await approve.send({ caseId }, seen.revision);
    if (say.outcome(outcome, t('approved', { name: file.identity?.name ?? '' }))) onDone();
  };
  useHotkeys({
    F9: approveIt,
    'Ctrl+Enter': approveIt,
    F8: () => open && may('returnConclusion') && setReturning(true),
  });

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;
  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body">
        {!returning && <ChangedNotice seen={seen} programme={programme} />}
        {file.stage !== 'concluded' && <Alert type="info" showIcon title={t('notConcluded')} className="work-alert" />}
        {own && file.stage === 'concluded' && <Alert type="warning" showIcon title={t('own')} className="work-alert" />}
        {above && file.stage === 'concluded' && <Alert type="warning" showIcon title={t('remote')} className="work-alert" />}
        <h2 className="section-title">{t('conclusion')}</h2>
        <ConclusionView of={file} />
        <h2 className="section-title">{t('found')}</h2>
        <Findings of={file} programme={programme} />
      </div>
      <footer className="work-foot">
        <span className="push muted small">{queue('listKeys')}</span>
        {may('returnConclusion') && (
          <Button disabled={!open} onClick={() => setReturning(true)} data-testid="return">
            {t('return')} <kbd>F8</kbd>
          </Button>
        )}
        <Button
          type="primary"
          disabled={!open}
          loading={approve.busy || seen.pending}
          onClick={() => void approveIt()}
          data-testid="approve"
        >
          {t('approve')} <kbd>F9</kbd>
        </Button>
      </footer>
      <ReasonDialog
        open={returning}
        title={t('returnTitle')}
        lead={t('returnLead')}
        action={t('returnAction')}
        danger
        usual={[t('usualMissing'), t('usualAgain'), t('usualOpinion')]}
        onConfirm={(reason) => giveBack.send({ caseId, reason }, seen.revision)}
        onClose={(done) => {
          setReturning(false);
          if (done) {
            say.done(t('returned'));
            onDone();
          }
        }}
      >
        <ChangedNotice seen={seen} programme={programme} />
      </ReasonDialog>
    </div>
  );
};
