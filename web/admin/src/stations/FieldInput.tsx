import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { useText } from '../words/useWords.ts';
import { numberOf } from './entry.ts';
import { GrowingText } from './GrowingText.tsx';
import { arrowOf, type OfPerson, rangeFor, rangeWords, standingOf } from './range.ts';
import type { Judged } from './useJudged.ts';

type Field = ProgrammeItem['fields'][number];

interface FieldInputProps {
  readonly item: string;
  readonly field: Field;
  readonly person: OfPerson;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  /** What the server says of this text; undefined: not asked or not told yet. */
  readonly judged: Judged | undefined;
}

/** As the server takes of a value in words. */
const longestWords = 1000;

/** What is known at once, before the server has answered. */
const meanwhile = (field: Field, typed: string, person: OfPerson): string => {
  const chosen = field.choices.find(({ code }) => code === typed);
  if (chosen) return chosen.normal ? 'within' : 'abnormal';
  const value = field.kind === 'number' ? numberOf(typed) : null;
  return value === null ? 'within' : standingOf(value, rangeFor(field, person));
};

/** One value of an item: typed as it is read from the device, judged while it is typed. */
export const FieldInput = ({ item, field, person, typed, onChange, judged }: FieldInputProps) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const range = rangeFor(field, person);
  const standing = judged?.standing ?? meanwhile(field, typed, person);
  const id = `value-${item}-${field.code}`;
  const understood = judged?.value != null && `${judged.bound ?? ''}${judged.value}`;
  return (
    <div className={`measured measured-${standing} ${field.optional || field.normal ? '' : 'measured-asked'}`}>
      <label htmlFor={id}>{text(field.name)}</label>
      {field.kind === 'choice' ? (
        <Select
          id={id}
          data-testid={id}
          showSearch
          optionFilterProp="label"
          style={{ minWidth: 120 }}
          value={typed || null}
          options={field.choices
            // What was chosen when it was still offered keeps its word.
            .filter(({ code, retired }) => !retired || code === typed)
            .map((choice) => ({ value: choice.code, label: text(choice.name) }))}
          onChange={(chosen: string) => onChange(chosen)}
        />
      ) : field.kind === 'text' ? (
        <GrowingText id={id} data-testid={id} className="measured-words" maxLength={longestWords} value={typed} onType={onChange} />
      ) : (
        <Input
          id={id}
          data-testid={id}
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          maxLength={200}
          status={judged?.problem && typed !== '' ? 'error' : ''}
          aria-invalid={judged?.problem != null && typed !== ''}
          className="measured-value"
          value={typed}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {field.unit !== '' && <span className="measured-unit">{field.unit}</span>}
      <b className="measured-arrow" data-testid={`standing-${item}-${field.code}`} data-standing={typed === '' ? '' : standing}>
        {arrowOf[standing]}
        {standing in arrowOf && standing !== 'within' && <span className="hc-unseen">{t(standing as 'above')}</span>}
      </b>
      {understood && field.kind === 'number' && understood !== typed.trim() && (
        <span className="small">{t('readAs', { value: understood })}</span>
      )}
      {range && <span className="muted small">{t('range', { range: rangeWords(range) })}</span>}
      {judged?.problem && typed !== '' && (
        <span className="small abnormal" role="status">
          {text(judged.problem)}
        </span>
      )}
    </div>
  );
};
