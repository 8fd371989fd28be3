import { EmptyState } from '@healthcert/web-ui';
import { Skeleton, Table, type TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useText } from '../words/useWords.ts';
import type { Task } from './task.ts';
import { TaskActions } from './TaskActions.tsx';
import { DueCell, RemindedCell, StateCell, WhoCell } from './TaskCells.tsx';
import { type Asked, TaskDialogs } from './TaskDialogs.tsx';

const notificationList = graphql(`
  query Notifications($filter: NotificationListFilter) {
    notificationList(filter: $filter, first: 200) {
      nodes {
        caseId
        disease
        institutionId
        name
        suspectedAt
        diagnosedAt
        diagnosedBy
        dueAt
        state
        reminded
        remindedAt
        told
        assigneeId
        cardNumber
        reportedTo
        dismissedBecause
      }
    }
    notifiableDiseases {
      code
      value {
        name {
          zh
          en
        }
      }
    }
  }
`);

const live = ['notification-list'];
const views = { open: { state: ['open'] }, settled: { state: ['reported', 'dismissed', 'withdrawn'] } } as const;
type View = keyof typeof views;

/** What the law obliges to report: the nearest deadline first, what is overdue in red (A9). */
export const NotificationsPage = () => {
  const { t } = useTranslation('notifications');
  const text = useText();
  const now = useNow();
  const [parameters] = useSearchParams();
  const view: View = parameters.get('view') === 'settled' ? 'settled' : 'open';
  const variables = useMemo(() => ({ filter: { state: [...views[view].state] } }), [view]);
  const { data, error, again } = useLiveQuery({ query: notificationList, variables, live });
  const [asked, setAsked] = useState<Asked | null>(null);

  const diseaseName = (code: string): string => {
    const entry = data?.notifiableDiseases.find((one) => one.code === code);
    return entry ? text(entry.value.name) : code;
  };
  const columns: TableProps<Task>['columns'] = [
    { key: 'name', title: t('name'), width: 120, render: (_value, task) => <WhoCell of={task} /> },
    { key: 'disease', title: t('disease'), width: 150, render: (_value, { disease }) => <b>{diseaseName(disease)}</b> },
    { key: 'due', title: t('due'), render: (_value, task) => <DueCell of={task} now={now} /> },
    { key: 'state', title: t('state'), width: 110, render: (_value, task) => <StateCell of={task} /> },
    { key: 'reminded', title: t('reminded'), width: 190, render: (_value, task) => <RemindedCell of={task} /> },
    {
      key: 'actions',
      align: 'right',
      width: 1,
      render: (_value, task) => task.state === 'open' && <TaskActions of={task} onAsk={(action) => setAsked({ action, task })} />,
    },
  ];

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <nav className="views" aria-label={t('views')}>
          {(Object.keys(views) as View[]).map((name) => (
            <NavLink key={name} to={`/notifications?view=${name}`} className={name === view ? 'view view-on' : 'view'}>
              {t(name)}
            </NavLink>
          ))}
        </nav>
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="sheet">
        {error && !data ? (
          <Failure error={error} onRetry={again} />
        ) : !data ? (
          <Skeleton active title={false} paragraph={{ rows: 6 }} className="list-loading" />
        ) : (
          <Table<Task>
            size="small"
            rowKey={({ caseId, disease }) => `${caseId} ${disease}`}
            columns={columns}
            dataSource={[...data.notificationList.nodes]}
            pagination={false}
            onRow={({ caseId }) => ({ 'data-testid': `notification-${caseId}` }) as object}
            locale={{
              emptyText: (
                <EmptyState title={t(view === 'open' ? 'none' : 'settledNone')} hint={view === 'open' ? t('noneHint') : undefined} />
              ),
            }}
          />
        )}
      </div>
      <TaskDialogs asked={asked} diseaseName={diseaseName} onClose={() => setAsked(null)} />
    </div>
  );
};
