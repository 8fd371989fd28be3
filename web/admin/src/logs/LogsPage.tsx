import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useToday } from '../app/useToday.ts';
import { Failure } from '../app/Failure.tsx';
import type { TableFormat } from '../tables/save-table.ts';
import { SaveTable } from '../tables/SaveTable.tsx';
import { useFileExport } from '../tables/useFileExport.tsx';
import { ChainNotice } from './ChainNotice.tsx';
import { EventDialog } from './EventDialog.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogTable } from './LogTable.tsx';
import type { LogEntry } from './queries.ts';
import { filterIn } from './search.ts';
import { useLogs } from './useLogs.ts';

/** What was done, who came and went, and whose data was read: one search (A4). */
export const LogsPage = () => {
  const { t } = useTranslation('logs');
  const today = useToday();
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => filterIn(parameters, today), [parameters, today]);
  const { entries, cursor, upToDate, error, phase, more, again } = useLogs(filter);
  const exportFile = useFileExport();
  const [opened, setOpened] = useState<LogEntry | null>(null);

  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(parameters);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParameters(next, { replace: true });
  };
  const exportAs = (form: TableFormat): Promise<void> => exportFile({ path: '/api/logs/export', form, name: 'logs', asked: { filter } });
  return (
    <div className="page logs">
      <div className="page-head">
        <h1>{t('logs')}</h1>
        <ChainNotice />
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <section className="list">
        <div className="list-head">
          <LogFilters
            parameters={parameters}
            today={today}
            onChange={change}
            onClear={() => setParameters(new URLSearchParams(), { replace: true })}
          />
          <div className="list-tools no-print">
            <Button type="text" icon={<ReloadOutlined />} aria-label={t('refresh')} title={t('refresh')} onClick={again} />
            <SaveTable label={t('export')} testId="log-export" brief onSave={exportAs} />
          </div>
        </div>
        <div className="sheet">
          {error && entries.length === 0 ? (
            <Failure error={error} onRetry={again} />
          ) : (
            <LogTable entries={entries} loading={phase === 'loading'} onEvent={setOpened} />
          )}
          <footer className="list-foot">
            <span aria-live="polite">{t('shown', { rows: entries.length })}</span>
            {!upToDate && <span>{t('notUpToDate')}</span>}
            {cursor !== null && (
              <Button size="small" loading={phase === 'more'} onClick={more} data-testid="log-more">
                {t('more')}
              </Button>
            )}
          </footer>
        </div>
      </section>
      <EventDialog entry={opened} onClose={() => setOpened(null)} />
    </div>
  );
};
