import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { ConclusionView } from '../case/ConclusionView.tsx';
import { Findings } from '../case/Findings.tsx';
import { useProgramme } from '../case/useProgramme.ts';
import { concludeCase } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PersonHead } from '../queue/PersonHead.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
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
  const conclude = useCommand(concludeCase);
  const [opinion, setOpinion, clearOpinion] = useDraft(`opinion.${caseId}`, '');
  const [dialog, setDialog] = useState<ConclusionDialog | null>(null);

  const open = file !== undefined && file !== null && ['arrived', 'examining', 'examined'].includes(file.stage);
  const concluded = file?.stage === 'concluded';

  const concludeByRules = async (): Promise<void> => {
    if (!file || !open || conclude.busy) return;
    const outcome = await conclude.send({ caseId, opinion: opinion.trim() || null }, file.revision);
    if (outcome.ok) clearOpinion();
    say.outcome(outcome, t('done'));
  };
  const prevented = (act: () => void) => (event: KeyboardEvent) => {
    event.preventDefault();
    act();
  };
  useHotkeys({
    F9: prevented(() => (concluded ? onNext() : void concludeByRules())),
    'Ctrl+Enter': prevented(() => (concluded ? onNext() : void concludeByRules())),
  });

  if (error && !file) return <Failure error={error} onRetry={again} />;
  if (data && !file) return <EmptyState title={queue('gone')} />;
  if (!file || !programme) return <div className="work" aria-busy="true" />;
  const more = [
    { key: 'recheck' as const, label: t('recheck'), shown: may('orderRecheck') && (open || concluded) },
    { key: 'addItem' as const, label: words('addItem'), shown: may('addItem') && open },
    { key: 'reopen' as const, label: words('reopen'), shown: may('reopenCase') && (concluded || file.stage === 'reviewed') },
  ].filter(({ shown }) => shown);

  return (
    <div className="work">
      <PersonHead of={file} />
      <div className="work-body">
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
          </>
        )}
        {open && <PreviewPanel caseId={caseId} programme={programme} />}
        <h2 className="section-title">{t('found')}</h2>
        <Findings of={file} programme={programme} />
        {open && (
          <>
            <h2 className="section-title">
              <label htmlFor="opinion">{t('opinion')}</label> <span className="muted small">{t('opinionHint')}</span>
            </h2>
            <Input.TextArea
              id="opinion"
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={2000}
              value={opinion}
              onChange={({ target }) => setOpinion(target.value)}
            />
          </>
        )}
      </div>
      <footer className="work-foot">
        <span className="push muted small">{open ? t('rulesHint') : queue('listKeys')}</span>
        {more.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items: more.map(({ key, label }) => ({ key, label, onClick: () => setDialog(key) })) }}>
            <Button data-testid="conclusion-more">…</Button>
          </Dropdown>
        )}
        {open && may('concludeByHand') && (
          <Button onClick={() => setDialog('byHand')} data-testid="conclude-by-hand">
            {t('byHand')}
          </Button>
        )}
        {open ? (
          <Button type="primary" loading={conclude.busy} onClick={() => void concludeByRules()} data-testid="conclude">
            {t('concludeByRules')} <kbd>F9</kbd>
          </Button>
        ) : (
          <Button type="primary" onClick={onNext} data-testid="next">
            {t('next')} <kbd>F9</kbd>
          </Button>
        )}
      </footer>
      <ConclusionDialogs of={file} programme={programme} dialog={dialog} onClose={() => setDialog(null)} />
    </div>
  );
};
