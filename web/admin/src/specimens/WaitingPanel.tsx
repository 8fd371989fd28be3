import { EmptyState } from '@healthcert/web-ui';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { readFragment } from '../gql/index.ts';
import type { SpecimenListState } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useWait } from '../queue/useWait.ts';
import { counted } from '../words/counted.ts';
import { useCode } from '../words/useWords.ts';
import { waitsFor, type Mode } from './scans.ts';
import { specimenRow, specimensLive, waitingSpecimens } from './specimen-queries.ts';
import { useOverdue } from './useOverdue.ts';

/** What still waits for the step, the longest first, overdue ones marked; it changes as others scan. */
export const WaitingPanel = ({ mode }: { readonly mode: Mode }) => {
  const { t } = useTranslation('specimens');
  const code = useCode();
  const wait = useWait();
  const now = useNow();
  const variables = useMemo(() => ({ state: [...waitsFor[mode]] as SpecimenListState[] }), [mode]);
  const { data, error, again } = useLiveQuery({ query: waitingSpecimens, variables, live: specimensLive, every: 800 });
  const overdue = useOverdue();
  const isLate = ({ state, since }: { readonly state: string; readonly since: string }): boolean =>
    since < (overdue?.find((one) => one.state === state)?.before ?? '');
  const rows = (data?.waiting.nodes ?? []).map((row) => readFragment(specimenRow, row));
  return (
    <aside className="specimen-waiting sheet" aria-label={t(`waiting.${mode}`)}>
      <h2>{t(`waiting.${mode}`)}</h2>
      <p className="specimen-counts muted small" data-testid="waiting-counts">
        {(['labelled', 'collected', 'rejected'] as const).map((state) => (
          <span key={state} data-testid={`waiting-${state}`}>
            {t(`counts.${state}`)} <b className="number">{data ? counted(data[state]) : ' '}</b>
          </span>
        ))}
      </p>
      {error && !data && <Failure error={error} onRetry={again} />}
      {!data && !error && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data && rows.length === 0 && <EmptyState title={t('noneWaits')} hint={t(`noneWaitsHint.${mode}`)} />}
      <ul>
        {rows.map((row) => (
          <li key={row.number} className={isLate(row) ? 'late' : undefined} data-testid={`waits-${row.number}`}>
            <Link to={`/cases/${row.caseId}`}>{row.name ?? row.caseNumber}</Link>
            <span className={`kind kind-${row.kind}`}>{code('kind', row.kind)}</span>
            <span className="number muted">{row.number}</span>
            <span className="waits">{row.state === 'rejected' ? code('state', 'rejected') : wait(row.since, now)}</span>
          </li>
        ))}
      </ul>
      {data?.waiting.pageInfo.hasNextPage && (
        <Link to={`/specimens?view=all&state=${waitsFor[mode].join(',')}&sort=since:asc`}>{t('more')}</Link>
      )}
    </aside>
  );
};
