import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { SidePanel } from '../app/SidePanel.tsx';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import type { EntryRow } from './entry-row.ts';
import { differences } from './in-words.ts';
import { entryHistory } from './queries.ts';
import type { Field, Value } from './value-form.ts';

interface HistoryDrawerProps {
  readonly row: EntryRow;
  readonly fields: readonly Field[];
  readonly onClose: () => void;
}

/** What became of an entry, newest first: who, when, and what was there before. */
export const HistoryDrawer = ({ row, fields, onClose }: HistoryDrawerProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const { staffName } = useDirectory();
  const { kind, institutionId, code } = row;
  const [{ data, error }, again] = useQuery({
    query: entryHistory,
    variables: { kind, institutionId, code },
    requestPolicy: 'network-only',
  });
  const changes = data?.entryHistory ?? [];
  const valueBefore = (at: number): Value => (changes.slice(at + 1).find(({ value }) => value != null)?.value ?? {}) as Value;
  return (
    <SidePanel open title={`${t('history')} · ${text({ zh: row.nameZh, en: row.nameEn })}`} size={520} onClose={onClose}>
      {error && !data && <Failure error={error} onRetry={again} />}
      {!data && !error && <Spin />}
      <ol className="entry-history" data-testid="entry-history">
        {changes.map(({ type, at, actorId, edition, value }, n) => (
          <li key={`${at}-${n}`}>
            <p>
              <b>{t(`event_${type as 'EntryAdded'}`)}</b>
              {edition != null && <span className="muted small"> {t('edition', { edition })}</span>}
              <span className="muted small">
                {' '}
                {minuteInChina(at)} · {actorId === 'founder' ? t('founder') : staffName(actorId)}
              </span>
            </p>
            {value != null && (
              <dl>
                {differences(fields, valueBefore(n), value as Value, text).map(({ label, before, after }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </SidePanel>
  );
};
