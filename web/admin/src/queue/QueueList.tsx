import { EmptyState } from '@healthcert/web-ui';
import { Input, Skeleton } from 'antd';
import { Fragment, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useLatest } from '../app/useLatest.ts';
import { useNow } from '../app/useNow.ts';
import { type FragmentType, readFragment } from '../gql/index.ts';
import { isCut } from '../words/counted.ts';
import { QueueEntry, type QueueRow, queueRow } from './QueueEntry.tsx';
import { QueueMore } from './QueueMore.tsx';
import type { Sought } from './useQueue.ts';

type Shown = FragmentType<typeof queueRow>;

interface QueueListProps {
  readonly title: string;
  readonly rows: readonly Shown[] | undefined;
  readonly sought: Sought<Shown>;
  /** How many there are, also those that are not here yet; those here where nothing is given. */
  readonly count?: number | undefined;
  /** Brings more of them; null: all are here. */
  readonly onMore?: (() => void) | null;
  readonly order?: (one: QueueRow, other: QueueRow) => number;
  readonly chosen: string | undefined;
  readonly onChoose: (caseId: string) => void;
  /** What a row says at its right; the wait where nothing is given. The same function each time, like `note` and `since`. */
  readonly aside?: (row: QueueRow) => ReactNode;
  readonly since?: (row: QueueRow) => string | null | undefined;
  /** What a row says below besides. */
  readonly note?: ((row: QueueRow) => ReactNode) | undefined;
  readonly ticked?: readonly string[];
  readonly onTick?: (caseIds: string[]) => void;
  /** Rows of the same heading stand together under it, where the order keeps them so. */
  readonly heading?: (row: QueueRow) => string;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  readonly emptyHint: string;
  /** Shown in place of the rows where they could not be loaded. */
  readonly failure?: ReactNode;
}

const arrived = ({ arrivedAt, registeredAt }: QueueRow): string => arrivedAt ?? registeredAt;

/** People in a row before one: the longest wait first unless told otherwise; Alt with the arrows walks through it. */
export const QueueList = (props: QueueListProps) => {
  const {
    title,
    rows,
    sought,
    count,
    onMore = null,
    order,
    chosen,
    onChoose,
    aside,
    note,
    since = arrived,
    ticked,
    onTick,
    heading,
    head,
    foot,
    emptyHint,
    failure,
  } = props;
  const { t } = useTranslation('queue');
  const now = useNow();
  const list = useRef<HTMLUListElement>(null);

  const known = (rows ?? []).map((row) => readFragment(queueRow, row));
  const wanted = sought.typed.trim().toLowerCase();
  const isHere = ({ name, caseNumber }: QueueRow): boolean => name?.toLowerCase().includes(wanted) || caseNumber.includes(wanted);
  // Until the answer of the one who knows every name's sound is here: those whose name is written so.
  const found = sought.rows?.map((row) => readFragment(queueRow, row)) ?? (wanted === '' ? known : known.filter(isHere));
  const isNumber = /\d/.test(wanted);
  const isOfList = wanted === '' || isNumber;
  const isAsking = isOfList ? onMore !== null : sought.rows === undefined;
  const shown = order ? found.toSorted(order) : found;

  const step = (by: number): void => {
    const at = shown.findIndex(({ caseId }) => caseId === chosen);
    const next = shown[at === -1 ? 0 : at + by];
    if (next) return onChoose(next.caseId);
    if (by > 0) onMore?.();
  };
  useHotkeys({ 'Alt+ArrowDown': () => step(1), 'Alt+ArrowUp': () => step(-1) });

  // Whose number is looked for may be among those that are not here yet.
  useEffect(() => {
    if (isNumber) onMore?.();
  }, [isNumber, known.length]);

  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const latest = useLatest({ ticked, onTick, onChoose });
  const open = useCallback((caseId: string): void => latest.current.onChoose(caseId), [latest]);
  const tick = useCallback(
    (caseId: string, on: boolean): void => {
      const before = latest.current.ticked ?? [];
      latest.current.onTick?.(on ? [...before, caseId] : before.filter((one) => one !== caseId));
    },
    [latest],
  );

  return (
    <aside className="queue" aria-label={title}>
      <header className="queue-head">
        <div className="queue-title">
          <h2>{title}</h2>
          {rows && (
            <span className="muted small" data-testid="queue-count">
              {t((count === undefined ? onMore : isCut(count)) ? 'countMore' : 'count', { count: count ?? known.length })}
            </span>
          )}
        </div>
        {head}
        <Input
          allowClear
          size="small"
          aria-label={t('filter')}
          placeholder={t('filter')}
          value={sought.typed}
          onChange={({ target }) => sought.type(target.value)}
          data-testid="queue-filter"
        />
      </header>
      {rows ? (
        <ul ref={list} className="queue-rows">
          {shown.map((row, n) => (
            <Fragment key={row.caseId}>
              {heading && (n === 0 || heading(shown[n - 1]!) !== heading(row)) && <li className="queue-heading">{heading(row)}</li>}
              <QueueEntry
                row={row}
                isChosen={row.caseId === chosen}
                now={now}
                since={since}
                aside={aside}
                note={note}
                isTicked={onTick && (ticked?.includes(row.caseId) ?? false)}
                onTick={tick}
                onOpen={open}
              />
            </Fragment>
          ))}
          {onMore && isOfList && <QueueMore key={known.length} onMore={onMore} label={t('more')} />}
          {shown.length === 0 && !isAsking && (
            <li>
              <EmptyState title={t(wanted === '' ? 'nobody' : 'nobodyMatches')} hint={wanted === '' ? emptyHint : undefined} />
            </li>
          )}
        </ul>
      ) : (
        (failure ?? <Skeleton active title={false} paragraph={{ rows: 8 }} className="queue-loading" />)
      )}
      {foot && <footer className="queue-foot">{foot}</footer>}
    </aside>
  );
};
