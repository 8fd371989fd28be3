import { Button, Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { EntryRow } from './entry-row.ts';

interface RetiredEntriesProps {
  readonly rows: readonly EntryRow[];
  readonly mayChange: boolean;
  readonly onRestore: (row: EntryRow) => void;
  readonly onHistory: (row: EntryRow) => void;
}

/** What is offered no more; it is kept for what refers to it, and can come back. */
export const RetiredEntries = ({ rows, mayChange, onRestore, onHistory }: RetiredEntriesProps) => {
  const { t } = useTranslation('registers');
  const text = useText();
  if (rows.length === 0) return null;
  const list = (
    <ul className="retired-entries">
      {rows.map((row) => (
        <li key={row.code} data-testid={`retired-${row.code}`}>
          <span>
            {text({ zh: row.nameZh, en: row.nameEn })} <code className="muted small">{row.code}</code>
          </span>
          <Button type="link" size="small" onClick={() => onHistory(row)}>
            {t('history')}
          </Button>
          {mayChange && (
            <Button type="link" size="small" onClick={() => onRestore(row)} data-testid={`restore-${row.code}`}>
              {t('restore')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
  return <Collapse ghost size="small" items={[{ key: 'retired', label: t('retiredEntries', { count: rows.length }), children: list }]} />;
};
