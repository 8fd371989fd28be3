import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { Failure } from '../app/Failure.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { ConclusionView } from '../case/ConclusionView.tsx';
import { ChangedNotice } from '../case/ChangedNotice.tsx';
import { Findings } from '../case/Findings.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { useSeen } from '../case/useSeen.ts';
import { concludeCase } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { OpinionField } from './OpinionField.tsx';
import { PreviewPanel, usePreview } from './PreviewPanel.tsx';
import { type ConclusionDialog, ConclusionDialogs } from './ConclusionDialogs.tsx';

const caseToConclude = graphql(`
  query CaseToConclude($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      revision
      stage
      returnedBecause
      programmeId
      programmeVersion
      institutionId
      ...PersonHead
      ...Findings
      ...ConclusionView
      ...ConclusionDialogs
    }
  }
`);

const live = ['case-worklist'];

export const ConcludeCase = ({ caseId, onNext }: { readonly caseId: string; readonly onNext: () => void }) => {
  const { t } = useTranslation('conclusion');
  const { t: words } = useTranslation('case');
  const { t: queue } = useTranslation('queue');
  const may = useMay();
  const say = useSay();
  const { data, error, again } = useLiveQuery({ query: caseToConclude, variables: { caseId }, live, every: 4000 });
  const file = data?.caseFile;
  const programme = useProgramme(file);
  const seen = useSeen(caseId, file?.revision);
  const preview = usePreview(caseId);
  const conclude = useCommand(concludeCase);
  const [opinion, setOpinion, clearOpinion] = useDraft(`opinion.${caseId}`, '');
  const [dialog, setDialog] = useState<ConclusionDialog | null>(null);

  const open = file !== undefined && file !== null && ['arrived', 'examining', 'examined'].includes(file.stage);
  const concluded = file?.stage === 'concluded';

  const concludeByRules = async (): Promise<void> => {
    if (!file || !open || conclude.busy || seen.pending) return;
    if (seen.changed) return seen.button.current?.focus();
    const outcome = await conclude.send({ caseId, opinion: opinion.trim() || null }, seen.revision);
    if (outcome.ok) clearOpinion();
    // The rules may ask for more first: then nothing was concluded, and the person goes back to the stations.
    const asksForMore = preview !== undefined && preview.outcome !== 'unfit' && preview.furtherItems.length > 0;
    say.outcome(outcome, t(asksForMore ? 'further' : 'done'));
  };
  useHotkeys({
    F9: () => (concluded ? onNext() : void concludeByRules()),
    'Ctrl+Enter': () => (concluded ? onNext() : void concludeByRules()),
    F8: () => open && may('concludeByHand') && setDialog('byHand'),
    F7: () => (open || concluded) && may('orderRecheck') && setDialog('recheck'),
    F6: () => open && may('addItem') && setDialog('addItem'),
  });

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;
  const more = [
    { key: 'recheck' as const, chord: 'F7', label: t('recheck'), shown: may('orderRecheck') && (open || concluded) },
    { key: 'addItem' as const, chord: 'F6', label: words('addItem'), shown: may('addItem') && open },
    { key: 'reopen' as const, chord: null, label: words('reopen'), shown: may('reopenCase') && (concluded || file.stage === 'reviewed') },
  ].filter(({ shown }) => shown);

  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body">
        {dialog === null && <ChangedNotice seen={seen} programme={programme} />}
        {file.returnedBecause && open && (
          <Alert type="warning" showIcon title={words('returned', { reason: file.returnedBecause })} className="work-alert" />
        )}
        {(file.stage === 'arrived' || file.stage === 'examining') && (
          <Alert type="info" showIcon title={t('pending')} className="work-alert" />
        )}
        {!open && (
          <>
            <h2 className="section-title">{words('concludedAt')}</h2>
            <ConclusionView of={file} />
            {opinion.trim() !== '' && !conclude.busy && (
              <p className="muted" data-testid="opinion-kept">
                {t('opinionKept')} {opinion}
              </p>
            )}
          </>
        )}
        {open && preview && <PreviewPanel preview={preview} programme={programme} />}
        {open && <OpinionField institutionId={file.institutionId} outcome={preview?.outcome} value={opinion} onChange={setOpinion} />}
        <h2 className="section-title">{t('found')}</h2>
        <Findings of={file} programme={programme} />
      </div>
      <footer className="work-foot">
        <span className="push muted small">{open ? t('rulesHint') : queue('listKeys')}</span>
        {more.length > 0 && (
          <ActionMenu items={more.map(({ key, label, chord }) => ({ key, label, extra: chord, onClick: () => setDialog(key) }))}>
            <Button aria-label={t('more')} data-testid="conclusion-more">
              …
            </Button>
          </ActionMenu>
        )}
        {open && may('concludeByHand') && (
          <Button onClick={() => setDialog('byHand')} data-testid="conclude-by-hand">
            {t('byHand')} <kbd>F8</kbd>
          </Button>
        )}
        {open ? (
          <Button type="primary" loading={conclude.busy || seen.pending} onClick={() => void concludeByRules()} data-testid="conclude">
            {t('concludeByRules')} <kbd>F9</kbd>
          </Button>
        ) : (
          <Button type="primary" onClick={onNext} data-testid="next">
            {t('next')} <kbd>F9</kbd>
          </Button>
        )}
      </footer>
      <ConclusionDialogs
        of={file}
        programme={programme}
        seen={seen}
        written={opinion}
        ruled={preview?.outcome}
        dialog={dialog}
        onClose={(handConcluded) => {
          setDialog(null);
          if (handConcluded) clearOpinion();
        }}
      />
    </div>
  );
};
