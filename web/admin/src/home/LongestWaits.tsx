import { EmptyState } from '@healthcert/web-ui';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StageTag } from '../app/StageTag.tsx';
import { useNow } from '../app/useNow.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useWait } from '../queue/useWait.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { useCode, useRow } from '../words/useWords.ts';

const longestWaits = graphql(`
  query LongestWaits {
    atStations: caseWorklist(filter: { stage: [arrived, examining] }, sort: { by: arrivedAt }, first: 10) {
      ...Waiting
    }
    examined: caseWorklist(filter: { stage: [examined] }, sort: { by: arrivedAt }, first: 10) {
      ...Waiting
    }
    concluded: caseWorklist(filter: { stage: [concluded] }, sort: { by: concludedAt }, first: 10) {
      ...Waiting
    }
  }
`);

const waiting = graphql(`
  fragment Waiting on CaseWorklistConnection {
    nodes {
      caseId
      caseNumber
      name
      stage
      pendingStations
      registeredAt
      arrivedAt
      concludedAt
    }
  }
`);

const live = ['case-worklist'];
const noVariables = {};

const mostShown = 10;

/** Who is stuck, and where: the way to the very place where it goes on. */
export const LongestWaits = () => {
  const { t } = useTranslation('home');
  const may = useMay();
  const code = useCode();
  const inRow = useRow();
  const wait = useWait();
  const now = useNow();
  const { data } = useLiveQuery({ query: longestWaits, variables: noVariables, live, every: 30_000 });
  const pages = data && [data.atStations, data.examined, data.concluded];
  const rows = (pages ?? [])
    .flatMap((page) => readFragment(waiting, page).nodes)
    .map((row) => ({ ...row, since: row.concludedAt ?? row.arrivedAt ?? row.registeredAt }))
    .toSorted((one, other) => one.since.localeCompare(other.since))
    .slice(0, mostShown);

  const placeOf = ({ caseId, stage, pendingStations }: (typeof rows)[number]): string => {
    const [station] = pendingStations;
    if ((stage === 'arrived' || stage === 'examining') && station && may('recordResult')) return `/stations/${station}/${caseId}`;
    if (stage === 'examined' && may('concludeCase')) return `/conclusion/${caseId}`;
    if (stage === 'concluded' && may('reviewConclusion')) return `/review/${caseId}`;
    return `/cases/${caseId}`;
  };

  return (
    <section>
      <h2 className="section-title">{t('waits')}</h2>
      <div className="sheet waits">
        {!pages && <Skeleton active title={false} paragraph={{ rows: 5 }} className="waits-loading" />}
        {pages && rows.length === 0 && <EmptyState title={t('waitsNone')} hint={t('waitsNoneHint')} />}
        {rows.map((row) => (
          <Link key={row.caseId} to={placeOf(row)} className="waits-row" data-testid={`wait-${row.caseId}`}>
            <b>{row.name ?? row.caseNumber}</b>
            <span className="number muted">{row.name != null && row.caseNumber}</span>
            <StageTag stage={row.stage} />
            <span className="muted">{inRow(row.pendingStations.map((station) => code('station', station)))}</span>
            <span className="waits-time">{wait(row.since, now)}</span>
          </Link>
        ))}
      </div>
    </section>
  );
};
