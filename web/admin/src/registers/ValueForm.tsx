import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNoMoney } from '../fees/MoneyInput.tsx';
import { useText } from '../words/useWords.ts';
import { FieldInput } from './FieldInput.tsx';
import { RowsField } from './RowsField.tsx';
import { WordsField } from './WordsField.tsx';
import { allowedIn, isOutside } from './number-field.ts';
import { type Field, optionsBeside, type PathProblems, type Value } from './value-form.ts';

interface ValueFormProps {
  readonly fields: readonly Field[];
  readonly value: Value;
  readonly problems: PathProblems;
  readonly disabled: boolean;
  /** Of this value in the whole: "fields.0.". */
  readonly path?: string;
  readonly onChange: (value: Value) => void;
}

const atOrBelow = (problems: PathProblems, path: string): string | undefined =>
  problems.get(path) ?? [...problems].find(([at]) => at.startsWith(`${path}.`))?.[1];

/** A form made of a declaration; each refusal stands at its field. */
export const ValueForm = ({ fields, value, problems, disabled, path = '', onChange }: ValueFormProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const set = (key: string, is: unknown): void => onChange({ ...value, [key]: is });

  const control = (field: Field, at: string): ReactNode => {
    const common = {
      field: field.choose === null ? field : { ...field, options: optionsBeside(field, fields, value) },
      path: at,
      disabled,
    };
    const is = value[field.key];
    switch (field.control) {
      case 'words':
      case 'paragraphs':
        return <WordsField {...common} value={is} problems={problems} onChange={(words) => set(field.key, words)} />;
      case 'rows':
        return (
          <RowsField {...common} rows={(is ?? []) as readonly Value[]} problems={problems} onChange={(rows) => set(field.key, rows)}>
            {(row, n, change) => (
              <ValueForm fields={field.fields} value={row} problems={problems} disabled={disabled} path={`${at}.${n}.`} onChange={change} />
            )}
          </RowsField>
        );
      case 'group':
        return (
          <ValueForm
            fields={field.fields}
            value={(is ?? {}) as Value}
            problems={problems}
            disabled={disabled}
            path={`${at}.`}
            onChange={(inner) => set(field.key, inner)}
          />
        );
      case 'line':
      case 'picture':
      case 'lines':
      case 'number':
      case 'money':
      case 'switch':
      case 'choice':
      case 'choices':
      case 'texts':
      case 'entry':
        return <FieldInput {...common} value={is} problem={atOrBelow(problems, at)} onChange={(one) => set(field.key, one)} />;
    }
  };

  return (
    <div className="value-form">
      {fields.map((field) => {
        const at = `${path}${field.key}`;
        const hasOwnLabels = field.control === 'words' || field.control === 'paragraphs';
        const nested = field.control === 'rows' || field.control === 'group';
        const noMoney = field.control === 'money' && isNoMoney(value[field.key]) ? t('noMoney', { ns: 'fees' }) : undefined;
        const outside =
          (field.control === 'number' || field.control === 'money') && isOutside(field, value[field.key])
            ? t('outside', { allowed: text(allowedIn(field)) })
            : undefined;
        const problem = noMoney ?? outside ?? (nested || hasOwnLabels ? problems.get(at) : atOrBelow(problems, at));
        return (
          <div key={field.key} className={`value-field value-${field.control}`} data-field={at}>
            {hasOwnLabels ? null : nested ? (
              <p className="value-label" id={`label-${at}`}>
                {text(field.label)}
              </p>
            ) : (
              <label className="value-label" htmlFor={`value-${at}`}>
                {text(field.label)}
                {!field.required && <span className="muted small"> {t('optional')}</span>}
              </label>
            )}
            {field.hint && <p className="muted small">{text(field.hint)}</p>}
            {control(field, at)}
            {problem && (
              <p className="value-problem" role="alert">
                {problem}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
};
