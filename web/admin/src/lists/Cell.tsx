import { LockOutlined } from '@ant-design/icons';
import { StatusBadge, type Status } from '@healthcert/web-ui';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { OutcomeTag, StageTag } from '../app/StageTag.tsx';
import { yuan } from '../fees/money.ts';
import { minuteInChina, shortTime } from '../words/time.ts';
import { codeGroup, useCode, useLanguage, useRow } from '../words/useWords.ts';
import type { ColumnInfo } from './useColumns.ts';
import type { ListRow } from './useRows.ts';

/** What a column of a read model may hold. */
export type CellValue = string | number | boolean | readonly string[] | null | undefined;

export const valueIn = (row: ListRow, column: string): CellValue => (row as unknown as Readonly<Record<string, CellValue>>)[column];

export const Withheld = () => {
  const { t } = useTranslation('lists');
  return (
    <Tooltip title={t('withheld')}>
      <LockOutlined className="muted" role="img" aria-label={t('withheld')} />
    </Tooltip>
  );
};

/** Expiry is a date and no event: a valid certificate past its last day is shown as expired. */
export const validityStatus = (validity: string, validUntil: string | undefined, today: string): Status =>
  validity === 'valid' && validUntil !== undefined && validUntil < today ? 'expired' : (validity as Status);

/** A cell's words; the server writes a file by the same rules. */
const useCellText = () => {
  const code = useCode();
  const inRow = useRow();
  const { institutionName, staffName, programmeName, jobName, roleName, archiveSourceName } = useDirectory();
  const nameOf: Readonly<Record<string, (id: string) => string>> = {
    institution: institutionName,
    staff: staffName,
    programme: programmeName,
    job: jobName,
    role: roleName,
    archiveSource: archiveSourceName,
  };
  return ({ name, type, holds }: ColumnInfo, value: CellValue): string => {
    const one = (part: unknown): string => nameOf[holds ?? '']?.(String(part)) ?? code(codeGroup(name), String(part));
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return inRow(value.map(one));
    if (holds === 'fen' && typeof value === 'number') return yuan(value);
    if (type === 'timestamptz') return minuteInChina(String(value));
    if (typeof value === 'boolean') return code(value ? 'yes' : 'no', value ? 'yes' : 'no');
    return one(value);
  };
};

export const Cell = ({ column, row }: { readonly column: ColumnInfo; readonly row: ListRow }) => {
  const today = useToday();
  const language = useLanguage();
  const text = useCellText();
  const code = useCode();
  const value = valueIn(row, column.name);
  if (value === null || value === undefined) return row.withheld.includes(column.name) ? <Withheld /> : <span className="muted">—</span>;
  if (column.name === 'stage') return <StageTag stage={String(value)} />;
  if (column.name === 'outcome') return <OutcomeTag outcome={String(value)} />;
  if (column.name === 'validity' || column.name === 'certificateValidity')
    return (
      <StatusBadge status={validityStatus(String(value), valueIn(row, 'validUntil') as string | undefined, today)} language={language} />
    );
  if (column.name === 'abnormal') return Number(value) > 0 ? <b className="abnormal">{String(value)}</b> : <span className="muted">0</span>;
  if (column.name === 'enabled')
    return <span className={value === true ? '' : 'muted'}>{code(value === true ? 'yes' : 'no', value === true ? 'yes' : 'no')}</span>;
  if (column.type === 'timestamptz')
    return (
      <span className="number" title={minuteInChina(String(value))}>
        {shortTime(String(value), today)}
      </span>
    );
  const shown = text(column, value);
  return (
    <span className={/^[\d*X-]+$/.test(shown) ? 'number' : undefined} title={shown.length > 20 ? shown : undefined}>
      {shown}
    </span>
  );
};
