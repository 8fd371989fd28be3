import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { type ItemEntry, withHistory, withValue } from './entry.ts';
import { FieldInput } from './FieldInput.tsx';
import { Findings } from './Findings.tsx';
import { GrowingText } from './GrowingText.tsx';
import { HistoryRows } from './HistoryRows.tsx';
import type { OfPerson } from './range.ts';
import { useJudged } from './useJudged.ts';

interface ItemFieldsProps {
  /** Whose values the server judges while they are typed; left out where a form is only tried. */
  readonly caseId?: string;
  readonly item: ProgrammeItem;
  readonly person: OfPerson;
  readonly entry: ItemEntry;
  readonly onChange: (entry: ItemEntry) => void;
  /** Whether the number keys choose among these findings now. */
  readonly current: boolean;
}

/** The values to type, the history to tell and the findings to tick for one item. */
export const ItemFields = ({ caseId = '', item, person, entry, onChange, current }: ItemFieldsProps) => {
  const { t } = useTranslation('stations');
  const [remarking, setRemarking] = useState(false);
  const typed = (field: string) => ({ caseId, item: item.code, field, text: entry.values[field] ?? '' });
  const judged = useJudged(caseId === '' ? [] : item.fields.filter(({ kind }) => kind !== 'choice').map(({ code }) => typed(code)), item);
  const input = (field: ProgrammeItem['fields'][number]) => (
    <FieldInput
      key={field.code}
      item={item.code}
      field={field}
      person={person}
      typed={entry.values[field.code] ?? ''}
      onChange={(value) => onChange(withValue(entry, field.code, value))}
      judged={judged(typed(field.code))}
    />
  );
  // What was found is put into words after it was found.
  const isWords = ({ kind }: ProgrammeItem['fields'][number]): boolean => kind === 'text' && item.findings.length > 0;
  return (
    <div className="item-fields">
      {item.fields.filter((field) => !isWords(field)).map(input)}
      {item.findings.length > 0 && <Findings item={item} entry={entry} onChange={onChange} current={current} />}
      {item.fields.filter(isWords).map(input)}
      {item.station === 'interview' && (
        <HistoryRows rows={entry.history ?? []} onChange={(rows) => onChange(withHistory(item, entry, rows))} />
      )}
      {remarking || entry.remark !== '' ? (
        <GrowingText
          size="small"
          autoFocus={remarking}
          aria-label={t('remark')}
          data-testid={`remark-${item.code}`}
          maxLength={2000}
          value={entry.remark}
          onType={(remark) => onChange({ ...entry, remark })}
        />
      ) : (
        <button type="button" className="remark-add" onClick={() => setRemarking(true)}>
          + {t('remarkAdd')}
        </button>
      )}
    </div>
  );
};
