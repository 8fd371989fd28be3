import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordHistoryFragment } from '../gql/graphql.ts';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { useFieldWords } from './useFieldWords.ts';

type Entry = RecordHistoryFragment['entries'][number];

interface ChangeEntryProps {
  readonly entry: Entry;
  /** Its state is the one that is shown. */
  readonly shown: boolean;
  readonly onThen: () => void;
}

const ChangeEntry = ({ entry, shown, onThen }: ChangeEntryProps) => {
  const { t } = useTranslation('history');
  const text = useText();
  const { nameOf, valueOf } = useFieldWords();
  const [raw, setRaw] = useState(false);
  return (
    <li className={shown ? 'time-entry time-entry-shown' : 'time-entry'} aria-current={shown ? 'true' : undefined}>
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
          <Button type="link" size="small" onClick={onThen}>
            {t('seeThen')}
          </Button>
          <Button type="link" size="small" aria-expanded={raw} onClick={() => setRaw(!raw)}>
            {t('raw')}
          </Button>
        </p>
        <ul className="time-changes">
          {entry.changes.map(({ path, before, after }) => (
            <li key={path}>
              <span className="muted">{nameOf(path)}</span>{' '}
              {before != null && (
                <>
                  <del>{valueOf(path, before)}</del> →{' '}
                </>
              )}
              {after == null ? '—' : valueOf(path, after)}
            </li>
          ))}
        </ul>
        {raw && (
          <pre className="time-raw" tabIndex={0} aria-label={t('raw')}>
            {JSON.stringify(entry.raw, null, 2)}
          </pre>
        )}
      </div>
    </li>
  );
};

interface ChangesProps {
  readonly entries: readonly Entry[];
  /** Newest of those that had happened; null: none had. */
  readonly shown: Entry | null;
  readonly onThen: (at: string) => void;
}

/** What happened, newest first, before and after. */
export const Changes = ({ entries, shown, onThen }: ChangesProps) => (
  <ol className="time-line">
    {entries.toReversed().map((entry) => (
      <ChangeEntry key={entry.eventId} entry={entry} shown={entry === shown} onThen={() => onThen(entry.at)} />
    ))}
  </ol>
);
