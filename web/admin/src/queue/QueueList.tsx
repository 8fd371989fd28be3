import { EmptyState } from '@healthcert/web-ui';
import { Checkbox, Input, Skeleton } from 'antd';
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useNow } from '../app/useNow.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { QueueRowFragment } from '../gql/graphql.ts';
import { dayInChina } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import { useWait } from './useWait.ts';

export const queueRow = graphql(`
  fragment QueueRow on CaseWorklistRow {
    caseId
    caseNumber
    name
    sex
    age
    stage
    abnormal
    returnedBecause
    recheckDueOn
    institutionId
    arrivedAt
    concludedAt
    registeredAt
    certificateNumber
    maskedDocument
    toCollect
    collected
  }
`);

export type QueueRow = QueueRowFragment;

interface QueueListProps {
  readonly title: string;
  readonly rows: readonly FragmentType<typeof queueRow>[] | undefined;
  /** How many there are, also those that are not here yet; those here where nothing is given. */
  readonly count?: number | undefined;
  /** Brings more of them; null: all are here. */
  readonly onMore?: (() => void) | null;
  readonly order?: (one: QueueRow, other: QueueRow) => number;
  readonly chosen: string | undefined;
  readonly onChoose: (caseId: string) => void;
  /** What a row says at its right; the wait where nothing is given. */
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
  const { t: rechecks } = useTranslation('rechecks');
  const code = useCode();
  const wait = useWait();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);

  const known = (rows ?? []).map((row) => readFragment(queueRow, row));
  const wanted = typed.trim().toLowerCase();
  const found =
    wanted === '' ? known : known.filter(({ name, caseNumber }) => name?.toLowerCase().includes(wanted) || caseNumber.includes(wanted));
  const shown = order ? found.toSorted(order) : found;

  const step = (by: number): void => {
    const at = shown.findIndex(({ caseId }) => caseId === chosen);
    const next = shown[at === -1 ? 0 : at + by];
    if (next) return onChoose(next.caseId);
    if (by > 0) onMore?.();
  };
  const walk = (by: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    step(by);
  };
  useHotkeys({ 'Alt+ArrowDown': walk(1), 'Alt+ArrowUp': walk(-1) });

  // Whoever is looked for may be among those that are not here yet.
  useEffect(() => {
    if (wanted !== '') onMore?.();
  }, [wanted === '', known.length]);

  useEffect(() => {
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const tick = (caseId: string, on: boolean): void =>
    onTick?.(on ? [...(ticked ?? []), caseId] : (ticked ?? []).filter((one) => one !== caseId));

  return (
    <aside className="queue" aria-label={title}>
      <header className="queue-head">
        <div className="queue-title">
          <h2>{title}</h2>
          {rows && (
            <span className="muted small" data-testid="queue-count">
              {t(onMore && count === undefined ? 'countMore' : 'count', { count: count ?? known.length })}
            </span>
          )}
        </div>
        {head}
        <Input
          allowClear
          size="small"
          aria-label={t('filter')}
          placeholder={t('filter')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          data-testid="queue-filter"
        />
      </header>
      {rows ? (
        <ul ref={list} className="queue-rows">
          {shown.map((row, n) => (
            <Fragment key={row.caseId}>
              {heading && (n === 0 || heading(shown[n - 1]!) !== heading(row)) && <li className="queue-heading">{heading(row)}</li>}
              <li className="queue-row" data-testid={`queue-${row.caseId}`} aria-current={row.caseId === chosen}>
                {onTick && (
                  <Checkbox
                    aria-label={row.name ?? row.caseNumber}
                    checked={ticked?.includes(row.caseId) ?? false}
                    onChange={({ target }) => tick(row.caseId, target.checked)}
                  />
                )}
                <button type="button" className="queue-open" onClick={() => onChoose(row.caseId)}>
                  <span className="queue-name">
                    <span title={row.name ?? undefined}>{row.name ?? row.caseNumber}</span>
                    <small>
                      {code('sex', row.sex)} {row.age}
                    </small>
                  </span>
                  <span className="queue-aside">{aside ? aside(row) : <Waited since={since(row)} now={now} words={wait} />}</span>
                  <span className="queue-number number">{row.caseNumber}</span>
                  {row.recheckDueOn && (
                    <span className={row.recheckDueOn < dayInChina(now) ? 'queue-note queue-long' : 'queue-note muted'}>
                      {rechecks('dueOn', { day: row.recheckDueOn })}
                    </span>
                  )}
                  {row.returnedBecause && <span className="queue-note queue-long">{t('returned', { reason: row.returnedBecause })}</span>}
                  {note && <span className="queue-note">{note(row)}</span>}
                  {row.abnormal !== null && row.abnormal > 0 && (
                    <span className="queue-abnormal">{t('abnormal', { count: row.abnormal })}</span>
                  )}
                </button>
              </li>
            </Fragment>
          ))}
          {onMore && <More key={known.length} onMore={onMore} label={t('more')} />}
          {shown.length === 0 && !onMore && (
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

/** The end of what is here: coming into sight, or pressed, it brings more. */
const More = ({ onMore, label }: { readonly onMore: () => void; readonly label: string }) => {
  const end = useRef<HTMLLIElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    const of = end.current;
    if (!of) return undefined;
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && latest.current(), {
      root: of.parentElement,
      rootMargin: '600px',
    });
    watch.observe(of);
    return () => watch.disconnect();
  }, []);
  return (
    <li ref={end} className="queue-more">
      <button type="button" onClick={onMore} data-testid="queue-more">
        {label}
      </button>
    </li>
  );
};

const longWait = 60 * 60_000;

const Waited = ({
  since,
  now,
  words,
}: {
  readonly since: string | null | undefined;
  readonly now: Date;
  readonly words: (since: string, now: Date) => string;
}) => (since ? <span className={now.getTime() - Date.parse(since) > longWait ? 'queue-long' : undefined}>{words(since, now)}</span> : null);
