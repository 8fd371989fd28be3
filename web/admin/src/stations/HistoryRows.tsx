import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isOfSound } from '../registers/is-of-sound.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';
import { emptyRow, type HistoryRow, sometime } from './entry.ts';

interface HistoryRowsProps {
  readonly rows: readonly HistoryRow[];
  readonly onChange: (rows: readonly HistoryRow[]) => void;
}

/** The interview's history, a disease a row: Enter goes on, and after the last field makes another row. */
export const HistoryRows = ({ rows, onChange }: HistoryRowsProps) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const diseases = useRegister('history-diseases');
  const table = useRef<HTMLDivElement>(null);
  const before = useRef(rows.length);

  // A row was added or taken away, here or by the page's key: the hands go on in the last one.
  useEffect(() => {
    if (rows.length !== before.current) table.current?.querySelector<HTMLElement>(`[data-row="${rows.length - 1}"] input`)?.focus();
    before.current = rows.length;
  }, [rows.length]);

  const set = (n: number, change: Partial<HistoryRow>): void => onChange(rows.map((row, m) => (m === n ? { ...row, ...change } : row)));
  const add = (): void => onChange([...rows, emptyRow]);
  const remove = (n: number): void => onChange(rows.filter((_row, m) => m !== n));

  const onKeyDown = (n: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey && event.key === 'Delete') {
      event.preventDefault();
      return remove(n);
    }
    const field = event.target;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing || !isField || field.closest('.ant-select'))
      return undefined;
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input:not(:disabled), select')];
    const next = fields[fields.indexOf(field) + 1];
    if (next) next.focus();
    else if (n === rows.length - 1) add();
    return undefined;
  };

  return (
    <div className="history" ref={table}>
      {rows.map((row, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other name, and only the last one is added
        <div key={n} className="history-row" data-row={n} onKeyDown={onKeyDown(n)} role="group" aria-label={t('historyRow', { n: n + 1 })}>
          <Select
            showSearch
            size="small"
            aria-label={t('disease')}
            data-testid={`history-disease-${n}`}
            placeholder={t('diseaseHint')}
            value={row.disease || null}
            filterOption={(typed, option) =>
              isOfSound(
                typed,
                diseases.find(({ code }) => code === option?.value),
              )
            }
            options={diseases.map(({ code, name }) => ({ value: code, label: text(name) }))}
            onChange={(disease: string) => {
              set(n, { disease });
              table.current?.querySelectorAll<HTMLElement>(`[data-row="${n}"] input`)[1]?.focus();
            }}
          />
          <Input
            size="small"
            aria-label={t('since')}
            data-testid={`history-since-${n}`}
            placeholder={t('sinceHint')}
            status={sometime(row.since) === null ? 'error' : ''}
            maxLength={12}
            value={row.since}
            onChange={({ target }) => set(n, { since: target.value })}
          />
          <select
            className="history-cured"
            aria-label={t('cured')}
            data-testid={`history-cured-${n}`}
            value={row.cured}
            onChange={({ target }) => set(n, { cured: target.value as HistoryRow['cured'] })}
          >
            <option value="">{t('curedUnknown')}</option>
            <option value="yes">{t('curedYes')}</option>
            <option value="no">{t('curedNo')}</option>
          </select>
          <Input
            size="small"
            aria-label={t('curedSince')}
            data-testid={`history-curedSince-${n}`}
            placeholder={t('curedSince')}
            status={sometime(row.curedSince) === null ? 'error' : ''}
            maxLength={12}
            disabled={row.cured === 'no'}
            value={row.curedSince}
            onChange={({ target }) => set(n, { curedSince: target.value })}
          />
          <Input
            size="small"
            aria-label={t('remark')}
            data-testid={`history-remark-${n}`}
            placeholder={t('remark')}
            maxLength={200}
            value={row.remark}
            onChange={({ target }) => set(n, { remark: target.value })}
          />
          <Button
            size="small"
            type="text"
            tabIndex={-1}
            icon={<CloseOutlined />}
            aria-label={t('removeRow', { n: n + 1 })}
            onClick={() => remove(n)}
          />
        </div>
      ))}
      <button type="button" className="remark-add" onClick={add} data-testid="history-add">
        <PlusOutlined /> {t('addHistory')} <kbd>Alt+H</kbd>
      </button>
    </div>
  );
};
