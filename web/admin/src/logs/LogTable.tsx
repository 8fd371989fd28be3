import { CodeOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Button, Skeleton, Table, type TableProps, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useRegister } from '../registers/useRegister.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { useRow, useText } from '../words/useWords.ts';
import type { LogEntry } from './queries.ts';
import { recordPlace } from './record-place.ts';

const colours: Partial<Record<LogEntry['kind'], string>> = {
  read: 'processing',
  refused: 'error',
  signInFailed: 'warning',
  operation: 'success',
};

interface LogTableProps {
  readonly entries: readonly LogEntry[];
  readonly loading: boolean;
  readonly onEvent: (entry: LogEntry) => void;
}

export const LogTable = ({ entries, loading, onEvent }: LogTableProps) => {
  const { t } = useTranslation('logs');
  const text = useText();
  const inRow = useRow();
  const me = useMe();
  const purposes = useRegister('reading-purposes');
  const { institutionName } = useDirectory();

  const whoOf = ({ actorId, actorName, kind }: LogEntry): string => {
    if (actorName) return actorName;
    return actorId === 'stranger' || kind === 'signInFailed' ? t('stranger') : t('system');
  };
  /** A code, and a file number after it. */
  const purposeOf = (stated: string): string => {
    const [code, ...reference] = stated.split(' ');
    const name = purposes.find((one) => one.code === code)?.name;
    return [name ? text(name) : code, ...reference].join(' ');
  };
  const detailsOf = ({ subjectCount, network, purpose }: LogEntry): string =>
    inRow([
      ...(subjectCount === 1 ? [t('onePersonRead')] : subjectCount > 1 ? [t('persons', { count: subjectCount })] : []),
      ...(purpose ? [t('purpose', { purpose: purposeOf(purpose) })] : []),
      ...(network ? [t('from', { network })] : []),
    ]);
  const columns: TableProps<LogEntry>['columns'] = [
    {
      key: 'at',
      title: t('time'),
      render: (_value, { at }) => (
        <time className="number" dateTime={at}>
          {minuteInChina(at)}:{at.slice(17, 19)}
        </time>
      ),
    },
    { key: 'kind', title: t('kind'), render: (_value, { kind }) => <Tag color={colours[kind] ?? 'default'}>{t(`kind.${kind}`)}</Tag> },
    {
      key: 'what',
      title: t('what'),
      render: (_value, entry) => {
        const to = recordPlace(entry, me);
        return to === null ? (
          text(entry.title)
        ) : (
          <Link to={to} title={t('openRecord')}>
            {text(entry.title)}
          </Link>
        );
      },
    },
    { key: 'user', title: t('user'), render: (_value, entry) => whoOf(entry) },
    {
      key: 'institution',
      title: t('institution'),
      render: (_value, { institutionId }) => (institutionId ? institutionName(institutionId) : <span className="muted">—</span>),
    },
    { key: 'details', title: t('details'), render: (_value, entry) => <span className="muted">{detailsOf(entry) || '—'}</span> },
    {
      key: 'actions',
      width: 1,
      fixed: 'right',
      render: (_value, entry) =>
        entry.event && (
          <Button
            type="text"
            size="small"
            icon={<CodeOutlined />}
            aria-label={`${t('openEvent')}: ${text(entry.title)}`}
            title={t('openEvent')}
            onClick={() => onEvent(entry)}
          />
        ),
    },
  ];
  return (
    <Table<LogEntry>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...entries]}
      pagination={false}
      sticky={{ getContainer: () => window.document.querySelector<HTMLElement>('#content') ?? window }}
      scroll={{ x: 'max-content' }}
      onRow={({ kind }) => ({ 'data-testid': `log-${kind}`, className: 'log-row' })}
      locale={{
        emptyText: loading ? (
          <Skeleton active title={false} paragraph={{ rows: 8 }} className="list-loading" />
        ) : (
          <EmptyState title={t('empty')} hint={t('emptyHint')} />
        ),
      }}
    />
  );
};
