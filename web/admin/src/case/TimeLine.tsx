import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import type { CaseTimeLineQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { minuteInChina } from '../words/time.ts';
import { useLanguage, useText } from '../words/useWords.ts';
import { ChangeList } from './ChangeList.tsx';
import { certificateOf, shownChanges } from './change-words.ts';
import type { Programme } from './useProgramme.ts';

const caseTimeLine = graphql(`
  query CaseTimeLine($caseId: ID!) {
    caseTimeLine(caseId: $caseId) {
      eventId
      type
      at
      actorId
      actorName
      actorRoles
      institutionName
      revision
      raw
      title {
        zh
        en
      }
      changes {
        path
        before
        after
      }
    }
  }
`);

type Entry = CaseTimeLineQuery['caseTimeLine'][number];

const live = ['case-worklist'];
const mostShown = 6;

interface TimeLineProps {
  readonly caseId: string;
  readonly programme: Programme;
  /** Up to this instant; null: all. */
  readonly asOf?: string | null;
}

/** What happened, newest first: who, where, when, before and after; the stored event one click away. */
export const TimeLine = ({ caseId, programme, asOf = null }: TimeLineProps) => {
  const { data, error, again } = useLiveQuery({ query: caseTimeLine, variables: { caseId }, live, every: 4000 });
  if (error && !data) return <Failure error={error} onRetry={again} />;
  if (!data) return <Skeleton active />;
  return (
    <ol className="time-line">
      {data.caseTimeLine
        .filter(({ at }) => asOf === null || at <= asOf)
        .toReversed()
        .map((entry) => (
          <TimeLineEntry key={entry.eventId} caseId={caseId} entry={entry} programme={programme} />
        ))}
    </ol>
  );
};

interface TimeLineEntryProps {
  readonly caseId: string;
  readonly entry: Entry;
  readonly programme: Programme;
}

const TimeLineEntry = ({ caseId, entry, programme }: TimeLineEntryProps) => {
  const { t } = useTranslation('case');
  const text = useText();
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const [raw, setRaw] = useState(false);
  const changes = shownChanges(entry.changes, language);
  const certificate = certificateOf(changes);
  const shown = whole ? changes : changes.slice(0, mostShown);
  return (
    <li className="time-entry" data-testid={`event-${entry.type}`}>
      <time className="number" dateTime={entry.at}>
        {minuteInChina(entry.at)}
      </time>
      <div>
        <p className="time-title">
          <b>{text(entry.title)}</b>
          {certificate && <span className="number">{certificate}</span>}
          <span className="muted">
            {entry.actorName ?? t('system')}
            {entry.institutionName && ` · ${entry.institutionName}`}
          </span>
          <Link to={`/cases/${caseId}?at=${entry.at}`} className="small no-print">
            {t('seeThen')}
          </Link>
          <Button type="link" size="small" aria-expanded={raw} onClick={() => setRaw(!raw)}>
            {t('raw')}
          </Button>
        </p>
        <ChangeList changes={shown} programme={programme} />
        {changes.length > shown.length && (
          <Button type="link" size="small" className="time-more" onClick={() => setWhole(true)}>
            {t('moreChanges', { count: changes.length - shown.length })}
          </Button>
        )}
        {raw && (
          <pre className="time-raw" aria-label={t('rawTitle', { revision: entry.revision })}>
            {JSON.stringify(entry.raw, null, 2)}
          </pre>
        )}
      </div>
    </li>
  );
};
