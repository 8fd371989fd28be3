import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { concludeCase } from '../commands/case-commands.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql, readFragment } from '../gql/index.ts';
import { PickPerson } from '../queue/PickPerson.tsx';
import { QueueFoot } from '../queue/QueueFoot.tsx';
import { type QueueRow, queueRow } from '../queue/QueueEntry.tsx';
import { QueueList } from '../queue/QueueList.tsx';
import { useQueue } from '../queue/useQueue.ts';
import { BatchDialog, type NormalCase } from './BatchDialog.tsx';
import { ConcludeCase } from './ConcludeCase.tsx';

const conclusionQueue = graphql(`
  query ConclusionQueue($name: String, $after: String) {
    caseWorklist(filter: { stage: [examined], name: $name }, sort: { by: arrivedAt }, first: 200, after: $after) {
      nodes {
        caseId
        ...QueueRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    count: caseWorklistCount(filter: { stage: [examined] })
  }
`);

const noVariables = {};

const abnormalFirst = (one: QueueRow, other: QueueRow): number =>
  Number((other.abnormal ?? 0) > 0) - Number((one.abnormal ?? 0) > 0) || (one.arrivedAt ?? '').localeCompare(other.arrivedAt ?? '');

/** Those whose examination is complete: findings first; what is entirely normal may be concluded together. */
export const ConclusionPage = () => {
  const { caseId } = useParams();
  const { t } = useTranslation('conclusion');
  const { t: queue } = useTranslation('queue');
  const { t: commands } = useTranslation('commands');
  const navigate = useNavigate();
  const say = useSay();
  const waiting = useQueue({ query: conclusionQueue, variables: noVariables });
  const [ticked, setTicked] = useState<string[]>([]);
  const [confirming, setConfirming] = useState<readonly QueueRow[] | null>(null);
  const { state, run, stop, close } = useBatch<NormalCase>();
  const conclude = useCommand(concludeCase);

  const nodes = waiting.rows;
  const rows = (nodes ?? []).map((row) => readFragment(queueRow, row)).toSorted(abnormalFirst);
  const normal = rows.filter(({ abnormal }) => abnormal === 0);
  const selected = rows.filter((row) => ticked.includes(row.caseId));
  const open = (next: string | null): void => void navigate(next === null ? '/conclusion' : `/conclusion/${next}`);
  const openNext = (): void => {
    const at = rows.findIndex((row) => row.caseId === caseId);
    const next = rows[at + 1] ?? rows.find((row) => row.caseId !== caseId);
    open(next && next.caseId !== caseId ? next.caseId : null);
  };

  const concludeAll = async (inside: readonly NormalCase[]): Promise<void> => {
    setConfirming(null);
    const done = await run(inside, (row) => conclude.send({ caseId: row.caseId }, row.revision));
    setTicked([]);
    if (done.length > 0) say.done(commands('batchDone', { done: done.length }));
  };

  return (
    <div className="workplace">
      <QueueList
        title={t('title')}
        rows={nodes}
        count={waiting.count}
        sought={waiting.sought}
        onMore={waiting.more}
        order={abnormalFirst}
        chosen={caseId}
        onChoose={open}
        ticked={ticked}
        onTick={setTicked}
        emptyHint={t('emptyHint')}
        failure={waiting.error && <Failure error={waiting.error} onRetry={waiting.again} />}
        foot={
          normal.length > 0 && (
            <QueueFoot
              name="conclude"
              offered={normal}
              ticked={selected.map((row) => row.caseId)}
              onTick={setTicked}
              choose={queue('selectNormal')}
              action={t('batch', { count: selected.length })}
              onAction={() => setConfirming(selected)}
            />
          )
        }
      />
      {caseId ? (
        <ConcludeCase key={caseId} caseId={caseId} onNext={openNext} />
      ) : (
        <PickPerson next={rows[0] ? (rows[0].name ?? rows[0].caseNumber) : null} onNext={() => rows[0] && open(rows[0].caseId)} />
      )}
      <BatchDialog
        title={t('batchTitle')}
        action={(count) => t('batch', { count })}
        rows={confirming}
        onConfirm={(inside) => void concludeAll(inside)}
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
