import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { reviewConclusion } from '../commands/case-commands.ts';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { OutcomeTag } from '../app/StageTag.tsx';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PickPerson } from '../queue/PickPerson.tsx';
import { QueueFoot } from '../queue/QueueFoot.tsx';
import { QueueList, type QueueRow, queueRow } from '../queue/QueueList.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { ReviewCase } from './ReviewCase.tsx';

const reviewQueue = graphql(`
  query ReviewQueue {
    caseWorklist(filter: { stage: [concluded] }, sort: { by: concludedAt }, first: 200) {
      nodes {
        caseId
        concludedBy
        outcome
        ...QueueRow
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const live = ['case-worklist'];
const noVariables = {};

/** Conclusions that others made; a second person looks at each, or passes those selected together. */
export const ReviewPage = () => {
  const { caseId } = useParams();
  const { actor } = useMe();
  const { t } = useTranslation('review');
  const { t: queue } = useTranslation('queue');
  const { t: commands } = useTranslation('commands');
  const navigate = useNavigate();
  const say = useSay();
  const { data, error, again } = useLiveQuery({ query: reviewQueue, variables: noVariables, live });
  const [ticked, setTicked] = useState<string[]>([]);
  const { state, run, stop, close } = useBatch<QueueRow>();
  const approve = useCommand(reviewConclusion);

  const nodes = data?.caseWorklist.nodes.filter(({ concludedBy }) => concludedBy !== actor.id);
  const rows = (nodes ?? []).map((row) => readFragment(queueRow, row));
  const selected = rows.filter((row) => ticked.includes(row.caseId));
  const outcomes = new Map((nodes ?? []).map((node) => [node.caseId, node.outcome]));
  const open = (next: string | null): void => void navigate(next === null ? '/review' : `/review/${next}`);
  const openNext = (): void => {
    const at = rows.findIndex((row) => row.caseId === caseId);
    const next = rows[at + 1] ?? rows.find((row) => row.caseId !== caseId);
    open(next && next.caseId !== caseId ? next.caseId : null);
  };

  const approveSelected = async (): Promise<void> => {
    const done = await run(selected, (row) => approve.send({ caseId: row.caseId }));
    setTicked([]);
    if (done.length > 0) say.done(commands('batchDone', { done: done.length }));
  };

  return (
    <div className="workplace">
      <QueueList
        title={t('title')}
        rows={nodes}
        hasMore={data?.caseWorklist.pageInfo.hasNextPage ?? false}
        chosen={caseId}
        onChoose={open}
        aside={(row) => <OutcomeTag outcome={outcomes.get(row.caseId) ?? ''} />}
        ticked={ticked}
        onTick={setTicked}
        emptyHint={t('emptyHint')}
        failure={error && !data && <Failure error={error} onRetry={again} />}
        foot={
          rows.length > 0 && (
            <QueueFoot
              name="approve"
              offered={rows}
              ticked={selected.map((row) => row.caseId)}
              onTick={setTicked}
              choose={queue('selectAll')}
              action={t('batch', { count: selected.length })}
              onAction={() => void approveSelected()}
            />
          )
        }
      />
      {caseId ? (
        <ReviewCase key={caseId} caseId={caseId} onDone={openNext} />
      ) : (
        <PickPerson next={rows[0] ? (rows[0].name ?? rows[0].caseNumber) : null} onNext={() => rows[0] && open(rows[0].caseId)} />
      )}
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
