import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import type { CaseTimeLineQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { minuteInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { pathWords, shownChanges, valueWords } from './change-words.ts';
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

/** What happened, newest first: who, where, when, before and after; the stored event one click away. */
export const TimeLine = ({ caseId, programme }: { readonly caseId: string; readonly programme: Programme }) => {
  const { data, error, again } = useLiveQuery({ query: caseTimeLine, variables: { caseId }, live, every: 4000 });
  const { staffName } = useDirectory();
  if (error && !data) return <Failure error={error} onRetry={again} />;
  if (!data) return <Skeleton active />;
  return (
    <ol className="time-line">
      {data.caseTimeLine.toReversed().map((entry) => (
        <TimeLineEntry key={entry.eventId} entry={entry} programme={programme} nameOf={staffName} />
      ))}
    </ol>
  );
};

interface TimeLineEntryProps {
  readonly entry: Entry;
  readonly programme: Programme;
  readonly nameOf: (id: string) => string;
}

const TimeLineEntry = ({ entry, programme, nameOf }: TimeLineEntryProps) => {
  const { institutionName } = useDirectory();
  const { t } = useTranslation('case');
  const code = useCode();
  const text = useText();
  const [whole, setWhole] = useState(false);
  const [raw, setRaw] = useState(false);
  const words = {
    code,
    item: (item: string): string => {
      const found = programme.items.find((one) => one.code === item);
      return found ? text(found.name) : item;
    },
    time: minuteInChina,
    job: (job: string): string => {
      const found = programme.jobs.find((one) => one.code === job);
      return found ? text(found.name) : job;
    },
    institution: institutionName,
    staff: nameOf,
  };
  const changes = shownChanges(entry.changes);
  const shown = whole ? changes : changes.slice(0, mostShown);
  return (
    <li className="time-entry" data-testid={`event-${entry.type}`}>
      <time className="number" dateTime={entry.at}>
        {minuteInChina(entry.at)}
      </time>
      <div>
        <p className="time-title">
          <b>{text(entry.title)}</b>
          <span className="muted">
            {entry.actorName ?? t('system')}
            {entry.institutionName && ` · ${entry.institutionName}`}
          </span>
          <Button type="link" size="small" aria-expanded={raw} onClick={() => setRaw(!raw)}>
            {t('raw')}
          </Button>
        </p>
        <ul className="time-changes">
          {shown.map(({ path, before, after }) => (
            <li key={path}>
              <span className="muted">{pathWords(path, words)}</span>{' '}
              {before != null && (
                <>
                  <del>{valueWords(path, before, words)}</del> →{' '}
                </>
              )}
              {after == null ? '—' : valueWords(path, after, words)}
            </li>
          ))}
        </ul>
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
