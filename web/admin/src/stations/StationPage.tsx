import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, useNavigate, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { PickPerson } from '../queue/PickPerson.tsx';
import { QueueList, queueRow } from '../queue/QueueList.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useCode } from '../words/useWords.ts';
import { StationEntry } from './StationEntry.tsx';

const stationQueue = graphql(`
  query StationQueue($station: String!) {
    caseWorklist(filter: { stage: [arrived, examining], pendingStations: $station }, sort: { by: arrivedAt }, first: 200) {
      nodes {
        caseId
        ...QueueRow
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const stationNames = ['interview', 'internal', 'skin', 'radiology', 'laboratory'] as const;

const live = ['case-worklist'];

/** One page for every station: those present who still have to come here, and the results of whoever sits here now. */
export const StationPage = () => {
  const { station, caseId } = useParams();
  const { actor, roles } = useMe();
  const { t } = useTranslation('stations');
  const code = useCode();
  const navigate = useNavigate();
  const [last, setLast] = useRemembered<string>(
    `hc-station.${actor.id}`,
    stationNames.find((name) => roles.some(({ id }) => id === name)) ?? 'interview',
  );
  const known = stationNames.some((name) => name === station);
  const { data, error, again } = useLiveQuery({ query: stationQueue, variables: { station: station ?? last }, live, pause: !known });

  if (!known) return <Navigate to={`/stations/${last}`} replace />;
  const waiting = data?.caseWorklist.nodes;
  const first = waiting?.[0] && readFragment(queueRow, waiting[0]);
  const open = (next: string | null): void => void navigate(`/stations/${station}${next === null ? '' : `/${next}`}`);

  /** After one is saved: the next in the row, who is not the one just served. */
  const openNext = (): void => {
    const at = waiting?.findIndex((row) => row.caseId === caseId) ?? -1;
    const next = waiting?.[at + 1] ?? waiting?.find((row) => row.caseId !== caseId);
    open(next && next.caseId !== caseId ? next.caseId : null);
  };

  return (
    <div className="workplace">
      <QueueList
        title={code('station', station!)}
        rows={waiting}
        hasMore={data?.caseWorklist.pageInfo.hasNextPage ?? false}
        chosen={caseId}
        onChoose={open}
        emptyHint={t('emptyHint')}
        failure={error && !data && <Failure error={error} onRetry={again} />}
        head={
          <nav className="station-tabs" aria-label={t('title')}>
            {stationNames.map((name) => (
              <NavLink key={name} to={`/stations/${name}`} onClick={() => setLast(name)} data-testid={`station-${name}`}>
                {code('station', name)}
              </NavLink>
            ))}
          </nav>
        }
      />
      {caseId ? (
        <StationEntry key={`${station}/${caseId}`} caseId={caseId} station={station!} onSaved={openNext} />
      ) : (
        <PickPerson next={first ? (first.name ?? first.caseNumber) : null} onNext={() => first && open(first.caseId)} />
      )}
    </div>
  );
};
