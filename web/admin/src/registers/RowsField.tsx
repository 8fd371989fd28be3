import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { allowedIn, isOutside } from './number-field.ts';
import { FieldInput } from './FieldInput.tsx';
import { blankOf, type Field, type PathProblems, type Value } from './value-form.ts';

interface RowsFieldProps {
  readonly field: Field;
  readonly path: string;
  readonly rows: readonly Value[];
  readonly problems: PathProblems;
  readonly disabled: boolean;
  readonly onChange: (rows: readonly Value[]) => void;
  /** The form of one row, where rows do not stand in a table. */
  readonly children: (row: Value, n: number, change: (row: Value) => void) => ReactNode;
}

const swapped = (rows: readonly Value[], at: number, by: -1 | 1): readonly Value[] => {
  const other = at + by;
  return rows.map((row, n) => (n === at ? rows[other]! : n === other ? rows[at]! : row));
};

/** Short rows, of numbers and choices alone, stand in a table. */
const isTable = (fields: readonly Field[]): boolean => fields.every(({ control }) => control === 'number' || control === 'choice');

/** A list of rows: added, removed, and put in order. */
export const RowsField = ({ field, path, rows, problems, disabled, onChange, children }: RowsFieldProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const { fields } = field;
  const table = isTable(fields);
  const wrongIn = (inner: Field, is: unknown): string | undefined =>
    inner.control === 'number' && isOutside(inner, is) ? t('outside', { allowed: text(allowedIn(inner)) }) : undefined;
  const change = (at: number, row: Value): void => onChange(rows.map((one, n) => (n === at ? row : one)));
  const tools = (n: number) => (
    <span className="row-tools">
      {(['up', 'down'] as const).map((way) => (
        <Button
          key={way}
          type="text"
          size="small"
          icon={way === 'up' ? <ArrowUpOutlined /> : <ArrowDownOutlined />}
          aria-label={`${t(way)}: ${text(field.label)} ${n + 1}`}
          disabled={disabled || (way === 'up' ? n === 0 : n === rows.length - 1)}
          onClick={() => onChange(swapped(rows, n, way === 'up' ? -1 : 1))}
        />
      ))}
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={`${t('removeRow')}: ${text(field.label)} ${n + 1}`}
        disabled={disabled}
        onClick={() => onChange(rows.filter((_row, at) => at !== n))}
      />
    </span>
  );
  return (
    <div className="rows-field" role="group" aria-labelledby={`label-${path}`}>
      {table && rows.length > 0 && (
        <div className="row-table row-head" aria-hidden="true">
          {fields.map(({ key, label }) => (
            <span key={key}>{text(label)}</span>
          ))}
          <span className="row-tools" />
        </div>
      )}
      {rows.map((row, n) =>
        table ? (
          <Fragment key={n}>
            <div className="row-table">
              {fields.map((inner) => {
                const at = `${path}.${n}.${inner.key}`;
                return (
                  <FieldInput
                    key={inner.key}
                    field={inner}
                    path={at}
                    value={row[inner.key]}
                    disabled={disabled}
                    problem={problems.get(at)}
                    onChange={(is) => change(n, { ...row, [inner.key]: is })}
                  />
                );
              })}
              {tools(n)}
            </div>
            {fields.map((inner) => {
              const words = wrongIn(inner, row[inner.key]) ?? problems.get(`${path}.${n}.${inner.key}`);
              return (
                words && (
                  <p key={inner.key} className="value-problem" role="alert">
                    {text(inner.label)}: {words}
                  </p>
                )
              );
            })}
          </Fragment>
        ) : (
          <div key={n} className="row-card">
            <div className="row-card-head">
              <span className="muted small">{n + 1}</span>
              {tools(n)}
            </div>
            {children(row, n, (is) => change(n, is))}
          </div>
        ),
      )}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={disabled}
        data-testid={`add-row-${path}`}
        onClick={() => onChange([...rows, blankOf(fields)])}
      >
        {t('addRow', { what: text(field.label) })}
      </Button>
    </div>
  );
};
