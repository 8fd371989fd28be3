import { ScanOutlined, TableOutlined, UploadOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, useNavigate, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useRemembered } from '../app/remembered.ts';
import { useHotkeys } from '../app/useHotkeys.ts';
import { graphql, readFragment } from '../gql/index.ts';
import { PickPerson } from '../queue/PickPerson.tsx';
import { type QueueRow, queueRow } from '../queue/QueueEntry.tsx';
import { QueueList } from '../queue/QueueList.tsx';
import { useQueue } from '../queue/useQueue.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useCode, useRow } from '../words/useWords.ts';
import { type Saved, StationEntry } from './StationEntry.tsx';
import { useScan } from './useScan.tsx';

const stationQueue = graphql(`
  query StationQueue($station: String!, $name: String, $after: String) {
    caseWorklist(
      filter: { stage: [arrived, examining], pendingStations: $station, name: $name }
      sort: { by: arrivedAt }
      first: 200
      after: $after
    ) {
      nodes {
        caseId
        ...QueueRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    count: caseWorklistCount(filter: { stage: [arrived, examining], pendingStations: $station })
  }
`);

export const stationNames = ['interview', 'internal', 'skin', 'radiology', 'laboratory'] as const;

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
  const queue = useQueue({ query: stationQueue, variables: { station: station ?? last }, pause: !known });
  const [saved, setSaved] = useState<Saved | null>(null);
  const [recall, setRecall] = useState<{ readonly caseId: string; readonly item: string } | null>(null);
  const [scanned, setScanned] = useState('');
  const scanField = useRef<InputRef>(null);

  const waiting = queue.rows;
  const rows = (waiting ?? []).map((row) => readFragment(queueRow, row));
  const first = rows[0];
  /** Drawn at once: no key must reach the person before after the address says another. */
  const show = (next: string | null): void => void navigate(`/stations/${station}${next === null ? '' : `/${next}`}`, { flushSync: true });
  const open = (next: string | null): void => {
    setRecall(null);
    show(next);
  };
  const scan = useScan(caseId, open);
  const place = `${station}/${caseId}`;
  const here = useRef<string | undefined>(place);
  useLayoutEffect(() => {
    here.current = place;
    return () => {
      here.current = undefined;
    };
  }, [place]);

  /** After one is saved: the next in the row, who is not the one just served. Who went on meanwhile stays where they are. */
  const openNext = (done: Saved): void => {
    if (here.current !== undefined) setSaved(done);
    if (here.current !== `${station}/${done.caseId}`) return;
    const at = waiting?.findIndex((row) => row.caseId === caseId) ?? -1;
    const next = waiting?.[at + 1] ?? waiting?.find((row) => row.caseId !== caseId);
    open(next && next.caseId !== caseId ? next.caseId : null);
  };

  useHotkeys({
    'Alt+KeyZ': () => {
      if (!saved?.items[0]) return;
      show(saved.caseId);
      setRecall({ caseId: saved.caseId, item: saved.items[0] });
    },
    F2: () => scanField.current?.focus({ cursor: 'all' }),
  });

  if (!known) return <Navigate to={`/stations/${last}`} replace />;
  const recalled = recall?.caseId === caseId ? (recall?.item ?? null) : null;
  return (
    <div className="workplace">
      <QueueList
        title={code('station', station!)}
        rows={waiting}
        count={queue.count}
        sought={queue.sought}
        onMore={queue.more}
        chosen={caseId}
        onChoose={open}
        emptyHint={t('emptyHint')}
        failure={queue.error && <Failure error={queue.error} onRetry={queue.again} />}
        note={station === 'laboratory' ? specimenNote : undefined}
        head={
          <>
            <nav className="station-tabs" aria-label={t('title')}>
              {stationNames.map((name) => (
                <NavLink key={name} to={`/stations/${name}`} onClick={() => setLast(name)} data-testid={`station-${name}`}>
                  {code('station', name)}
                </NavLink>
              ))}
            </nav>
            <nav className="station-tabs" aria-label={t('batch')}>
              <Link to={`/stations/${station}/grid`} data-testid="open-grid">
                <TableOutlined /> {t('grid')}
              </Link>
              <Link to={`/stations/${station}/import`} data-testid="open-import">
                <UploadOutlined /> {t('import')}
              </Link>
            </nav>
            <Input
              ref={scanField}
              size="small"
              prefix={<ScanOutlined />}
              suffix={<kbd>F2</kbd>}
              autoComplete="off"
              maxLength={60}
              aria-label={t('scan')}
              placeholder={t('scan')}
              data-testid="station-scan"
              value={scanned}
              onChange={({ target }) => setScanned(target.value)}
              onPressEnter={() => {
                void scan(scanned, rows.find((row) => row.caseId === caseId)?.name ?? null);
                setScanned('');
              }}
            />
          </>
        }
        foot={
          saved && (
            <span className="muted small">
              {t('undo')} <kbd>Alt+Z</kbd>
            </span>
          )
        }
      />
      {caseId ? (
        <StationEntry
          key={`${station}/${caseId}/${recalled}`}
          caseId={caseId}
          station={station!}
          onSaved={openNext}
          onScan={(text, name) => void scan(text, name)}
          recall={recalled}
        />
      ) : (
        <PickPerson next={first ? (first.name ?? first.caseNumber) : null} onNext={() => first && open(first.caseId)} />
      )}
    </div>
  );
};

const specimenNote = (row: QueueRow) => <SpecimenNote row={row} />;

/** What is still to be drawn, or is here already. */
const SpecimenNote = ({ row }: { readonly row: QueueRow }) => {
  const { t } = useTranslation('stations');
  const code = useCode();
  const inRow = useRow();
  const kinds = (of: readonly string[]): string => inRow(of.map((kind) => code('specimen', kind)));
  return (
    <>
      {row.toCollect.length > 0 && <span className="item-specimen">{t('toCollect', { kinds: kinds(row.toCollect) })}</span>}{' '}
      {row.collected.length > 0 && <span>{t('collected', { kinds: kinds(row.collected) })}</span>}
    </>
  );
};
