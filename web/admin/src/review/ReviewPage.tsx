import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { reviewConclusion } from '../commands/case-commands.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { BatchDialog, type NormalCase } from '../conclusion/BatchDialog.tsx';
import { OutcomeTag } from '../app/StageTag.tsx';
import { graphql, readFragment } from '../gql/index.ts';
import { PickPerson } from '../queue/PickPerson.tsx';
import { QueueFoot } from '../queue/QueueFoot.tsx';
import { type QueueRow, queueRow } from '../queue/QueueEntry.tsx';
import { QueueList } from '../queue/QueueList.tsx';
import { useQueue } from '../queue/useQueue.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { ReviewCase } from './ReviewCase.tsx';

const reviewQueue = graphql(`
  query ReviewQueue($name: String, $after: String) {
    caseWorklist(filter: { stage: [concluded], name: $name }, sort: { by: concludedAt }, first: 200, after: $after) {
      nodes {
        caseId
        concludedBy
        institutionId
        ...QueueRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    count: caseWorklistCount(filter: { stage: [concluded] })
  }
`);

const noVariables = {};

/** Clinic by clinic, the longest wait first. */
const byClinic = (one: QueueRow, other: QueueRow): number =>
  one.institutionId.localeCompare(other.institutionId) || (one.concludedAt ?? '').localeCompare(other.concludedAt ?? '');

const outcomeOf = ({ outcome }: QueueRow) => <OutcomeTag outcome={outcome ?? ''} />;

/** Conclusions that others made; a second person looks at each, or passes the entirely normal together; the county's, clinic by clinic. */
export const ReviewPage = () => {
  const { caseId } = useParams();
  const { actor } = useMe();
  const { t } = useTranslation('review');
  const { t: queue } = useTranslation('queue');
  const { t: commands } = useTranslation('commands');
  const navigate = useNavigate();
  const say = useSay();
  const waiting = useQueue({ query: reviewQueue, variables: noVariables });
  const [ticked, setTicked] = useState<string[]>([]);
  const { state, run, stop, close } = useBatch<NormalCase>();
  const approve = useCommand(reviewConclusion);
  const [confirming, setConfirming] = useState<readonly QueueRow[] | null>(null);
  const [clinic, setClinic] = useState<string | null>(null);
  const { institutionName } = useDirectory();

  const isMine = ({ concludedBy }: { readonly concludedBy?: string | null }): boolean => concludedBy !== actor.id;
  const mine = waiting.rows?.filter(isMine);
  const clinics = Map.groupBy(mine ?? [], ({ institutionId }) => institutionId);
  const isOfClinic = ({ institutionId }: { readonly institutionId: string }): boolean => clinic === null || institutionId === clinic;
  const nodes = mine?.filter(isOfClinic);
  const rows = (nodes ?? []).map((row) => readFragment(queueRow, row)).toSorted(byClinic);
  const selected = rows.filter((row) => ticked.includes(row.caseId));
  const open = (next: string | null): void => void navigate(next === null ? '/review' : `/review/${next}`);
  const openNext = (): void => {
    const at = rows.findIndex((row) => row.caseId === caseId);
    const next = rows[at + 1] ?? rows.find((row) => row.caseId !== caseId);
    open(next && next.caseId !== caseId ? next.caseId : null);
  };

  const approveAll = async (inside: readonly NormalCase[]): Promise<void> => {
    setConfirming(null);
    const done = await run(inside, (row) => approve.send({ caseId: row.caseId }, row.revision));
    setTicked([]);
    if (done.length > 0) say.done(commands('batchDone', { done: done.length }));
  };

  return (
    <div className="workplace">
      <QueueList
        title={t('title')}
        rows={nodes}
        sought={{ ...waiting.sought, rows: waiting.sought.rows?.filter(isMine).filter(isOfClinic) }}
        onMore={waiting.more}
        chosen={caseId}
        order={byClinic}
        head={
          clinics.size > 1 && (
            <Select
              allowClear
              size="small"
              style={{ width: '100%' }}
              aria-label={t('clinic')}
              placeholder={t('allClinics', { count: clinics.size })}
              value={clinic}
              onChange={(chosen: string | undefined) => setClinic(chosen ?? null)}
              data-testid="review-clinic"
              options={[...clinics].map(([id, { length }]) => ({ value: id, label: `${institutionName(id)}（${length}）` }))}
            />
          )
        }
        {...(clinics.size > 1 && { heading: (row: QueueRow) => institutionName(row.institutionId) })}
        onChoose={open}
        aside={outcomeOf}
        ticked={ticked}
        onTick={setTicked}
        emptyHint={t('emptyHint')}
        failure={waiting.error && <Failure error={waiting.error} onRetry={waiting.again} />}
        foot={
          rows.length > 0 && (
            <QueueFoot
              name="approve"
              offered={rows}
              ticked={selected.map((row) => row.caseId)}
              onTick={setTicked}
              choose={queue('selectAll')}
              action={t('batch', { count: selected.length })}
              onAction={() => setConfirming(selected)}
            />
          )
        }
      />
      {caseId ? (
        <ReviewCase key={caseId} caseId={caseId} onDone={openNext} />
      ) : (
        <PickPerson next={rows[0] ? (rows[0].name ?? rows[0].caseNumber) : null} onNext={() => rows[0] && open(rows[0].caseId)} />
      )}
      <BatchDialog
        title={t('batchTitle')}
        action={(count) => t('batch', { count })}
        rows={confirming}
        onConfirm={(inside) => void approveAll(inside)}
        onClose={() => setConfirming(null)}
      />
      <BatchProgress
        title={t('batchTitle')}
        state={state}
        nameOf={({ name, caseNumber }) => name ?? caseNumber}
        onStop={stop}
        onClose={close}
      />
    </div>
  );
};
