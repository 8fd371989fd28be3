import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { dayInChina } from '../words/time.ts';
import { useLanguage, useText } from '../words/useWords.ts';
import { ChainNotice } from './ChainNotice.tsx';
import { EventDialog } from './EventDialog.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogTable } from './LogTable.tsx';
import type { LogEntry } from './queries.ts';
import { filterIn } from './search.ts';
import { useLogExport } from './useLogExport.ts';
import { useLogs } from './useLogs.ts';

/** What was done, who came and went, and whose data was read: one search (A4). */
export const LogsPage = () => {
  const { t } = useTranslation('logs');
  const text = useText();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { message } = App.useApp();
  const [parameters, setParameters] = useSearchParams();
  const today = dayInChina(new Date());
  const filter = useMemo(() => filterIn(parameters, today), [parameters, today]);
  const { entries, cursor, upToDate, error, phase, more, again } = useLogs(filter);
  const { size, start, stop } = useLogExport(filter, language);
  const [opened, setOpened] = useState<LogEntry | null>(null);

  const change = (name: string, value: string): void => {
    const next = new URLSearchParams(parameters);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParameters(next, { replace: true });
  };
  const exportAs = async (form: 'csv' | 'xlsx'): Promise<void> => {
    const outcome = await start(form);
    if (outcome === 'exported') void message.success(t('exported'));
    else if (outcome !== 'stopped') void message.error(outcome.failed ? text(outcome.failed) : t('exportFailed'));
  };
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
            {size === null ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'csv', label: t('exportCsv') },
                    { key: 'xlsx', label: t('exportExcel') },
                  ],
                  onClick: ({ key }) => void exportAs(key === 'xlsx' ? 'xlsx' : 'csv'),
                }}
              >
                <Button icon={<DownloadOutlined />} data-testid="log-export">
                  {t('export')}
                </Button>
              </Dropdown>
            ) : (
              <>
                <span aria-live="polite">{t('exporting', { size })}</span>
                <Button size="small" onClick={stop}>
                  {t('stop')}
                </Button>
              </>
            )}
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
