import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { useText } from '../words/useWords.ts';
import { type ItemEntry, numberOf, toggled, withSite, withValue } from './entry.ts';
import { arrowOf, type OfPerson, rangeFor, rangeWords, standingOf } from './range.ts';

interface ItemFieldsProps {
  readonly item: ProgrammeItem;
  readonly person: OfPerson;
  readonly entry: ItemEntry;
  readonly onChange: (entry: ItemEntry) => void;
  /** Whether the number keys choose among these findings now. */
  readonly current: boolean;
  /** The value of the person's last visit, by field. */
  readonly previous?: Readonly<Record<string, number>>;
}

/** The findings to tick and the values to type for one item. */
export const ItemFields = ({ item, person, entry, onChange, current, previous }: ItemFieldsProps) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const [remarking, setRemarking] = useState(false);
  return (
    <div className="item-fields">
      {item.fields.map((field) => {
        const typed = entry.values[field.code] ?? '';
        const value = field.kind === 'number' ? numberOf(typed) : null;
        const range = rangeFor(field, person);
        const chosen = field.choices.find(({ code }) => code === typed);
        const standing = chosen?.normal === false ? 'abnormal' : value === null ? 'within' : standingOf(value, range);
        const id = `value-${item.code}-${field.code}`;
        return (
          <div key={field.code} className={`measured measured-${standing}`}>
            <label htmlFor={id}>{text(field.name)}</label>
            {field.kind === 'choice' ? (
              <Select
                id={id}
                data-testid={id}
                showSearch
                optionFilterProp="label"
                style={{ minWidth: 120 }}
                value={typed || null}
                options={field.choices.map((choice) => ({ value: choice.code, label: text(choice.name) }))}
                onChange={(chosen: string) => onChange(withValue(entry, field.code, chosen))}
              />
            ) : (
              <Input
                id={id}
                data-testid={id}
                inputMode={field.kind === 'number' ? 'decimal' : 'text'}
                autoComplete="off"
                maxLength={200}
                status={field.kind === 'number' && typed !== '' && value === null ? 'error' : ''}
                style={{ width: field.kind === 'text' ? 240 : 96 }}
                value={typed}
                onChange={({ target }) => onChange(withValue(entry, field.code, target.value))}
              />
            )}
            <span className="measured-unit">{field.unit}</span>
            <b className="measured-arrow">
              {arrowOf[standing]}
              {standing !== 'within' && <span className="hc-unseen">{t(standing)}</span>}
            </b>
            {range && <span className="muted small">{t('range', { range: rangeWords(range) })}</span>}
            {previous?.[field.code] !== undefined && <span className="muted small">{t('previous', { value: previous[field.code] })}</span>}
          </div>
        );
      })}
      {item.findings.length > 0 && (
        <div className="findings" role="group" aria-label={text(item.name)}>
          {item.findings.map((finding, n) => {
            const ticked = entry.findings.find(({ code }) => code === finding.code);
            return (
              <span key={finding.code} className="finding-slot">
                <button
                  type="button"
                  className={`finding ${finding.normal ? 'finding-normal' : 'finding-abnormal'}`}
                  aria-pressed={ticked !== undefined}
                  data-testid={`finding-${item.code}-${finding.code}`}
                  onClick={() => onChange(toggled(item, entry, finding.code))}
                >
                  {n < 9 && <kbd className={current ? '' : 'finding-key-off'}>{n + 1}</kbd>}
                  {text(finding.name)}
                </button>
                {ticked && finding.sited && (
                  <Input
                    size="small"
                    autoFocus
                    aria-label={`${text(finding.name)} ${t('site')}`}
                    data-testid={`site-${item.code}-${finding.code}`}
                    placeholder={t('siteHint')}
                    style={{ width: 120 }}
                    maxLength={200}
                    value={ticked.site}
                    onChange={({ target }) => onChange(withSite(entry, finding.code, target.value))}
                  />
                )}
              </span>
            );
          })}
        </div>
      )}
      {remarking || entry.remark !== '' ? (
        <Input
          size="small"
          autoFocus={remarking}
          aria-label={t('remark')}
          placeholder={t('remark')}
          maxLength={2000}
          value={entry.remark}
          onChange={({ target }) => onChange({ ...entry, remark: target.value })}
        />
      ) : (
        <button type="button" className="remark-add" onClick={() => setRemarking(true)}>
          + {t('remarkAdd')}
        </button>
      )}
    </div>
  );
};
