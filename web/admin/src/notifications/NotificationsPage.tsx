import { EmptyState } from '@healthcert/web-ui';
import { Button, Dropdown, Skeleton, Table, type TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useNow } from '../app/useNow.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import type { NotificationsQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { useRow, useText } from '../words/useWords.ts';
import { assignNotification, dismissNotification } from './commands.ts';
import { countdown } from './countdown.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { DiagnoseDialog } from './DiagnoseDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';

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

type Task = NotificationsQuery['notificationList']['nodes'][number];

const live = ['notification-list'];
const views = { open: { state: ['open'] }, settled: { state: ['reported', 'dismissed', 'withdrawn'] } } as const;
type View = keyof typeof views;

const chosen = (task: Task | null) => task && { caseId: task.caseId, disease: task.disease };

/** What the law obliges to report: the nearest deadline first, what is overdue in red (A9). */
export const NotificationsPage = () => {
  const { t } = useTranslation('notifications');
  const text = useText();
  const inRow = useRow();
  const say = useSay();
  const may = useMay();
  const { actor, reads } = useMe();
  const { staffName, institutionName } = useDirectory();
  const several = reads['notification-list']?.scope !== 'institution';
  const now = useNow();
  const [parameters] = useSearchParams();
  const view: View = parameters.get('view') === 'settled' ? 'settled' : 'open';
  const variables = useMemo(() => ({ filter: { state: [...views[view].state] } }), [view]);
  const { data, error, again } = useLiveQuery({ query: notificationList, variables, live });
  const assign = useCommand(assignNotification);
  const dismiss = useCommand(dismissNotification);
  const [reporting, setReporting] = useState<Task | null>(null);
  const [assigning, setAssigning] = useState<Task | null>(null);
  const [diagnosing, setDiagnosing] = useState<Task | null>(null);
  const [dismissing, setDismissing] = useState<Task | null>(null);

  const diseaseName = (code: string): string => {
    const entry = data?.notifiableDiseases.find((one) => one.code === code);
    return entry ? text(entry.value.name) : code;
  };
  const take = async ({ caseId, disease }: Task): Promise<void> => {
    say.outcome(await assign.send({ caseId, disease, assigneeId: actor.id }), t('taken'));
  };

  const menuOf = (task: Task) =>
    [
      { key: 'assign', shown: may('assignNotification'), label: t('assignOther'), onClick: () => setAssigning(task) },
      { key: 'diagnose', shown: may('diagnoseNotification'), label: t('diagnose'), onClick: () => setDiagnosing(task) },
      { key: 'dismiss', shown: may('dismissNotification'), danger: true, label: t('dismiss'), onClick: () => setDismissing(task) },
    ].flatMap(({ shown, ...item }) => (shown ? [item] : []));
  const titleOf = (task: Task | null): string => t('reportTitle', { name: task?.name ?? '', disease: diseaseName(task?.disease ?? '') });
  const reportingOf = useMemo(() => chosen(reporting), [reporting]);
  const assigningOf = useMemo(() => chosen(assigning), [assigning]);
  const diagnosingOf = useMemo(() => chosen(diagnosing), [diagnosing]);
  const closed = (set: (task: null) => void, said: string) => (done: boolean) => {
    set(null);
    if (done) say.done(said);
  };

  const columns: TableProps<Task>['columns'] = [
    {
      key: 'name',
      title: t('name'),
      render: (_value, { caseId, name, institutionId }) => (
        <>
          <Link to={`/cases/${caseId}`} className="whole">
            {name ?? t('nameless')}
          </Link>
          {several && <div className="muted small">{institutionName(institutionId)}</div>}
        </>
      ),
    },
    { key: 'disease', title: t('disease'), render: (_value, { disease }) => <b>{diseaseName(disease)}</b> },
    {
      key: 'due',
      title: t('due'),
      render: (_value, { dueAt, state, suspectedAt, diagnosedAt, diagnosedBy }) => {
        const { overdue, hours, minutes } = countdown(dueAt, now);
        return (
          <span title={minuteInChina(dueAt)}>
            {state === 'open' && <b className={overdue ? 'abnormal' : 'number'}>{t(overdue ? 'overdue' : 'left', { hours, minutes })}</b>}{' '}
            <span className="muted small">{t('by', { time: minuteInChina(dueAt) })}</span>
            <div className="muted small">
              {t('fromResult', { time: minuteInChina(suspectedAt) })}
              {' · '}
              {diagnosedAt && diagnosedBy
                ? t('fromDiagnosis', { time: minuteInChina(diagnosedAt), name: staffName(diagnosedBy) })
                : t('doubt')}
            </div>
          </span>
        );
      },
    },
    {
      key: 'state',
      title: t('state'),
      render: (_value, { state, cardNumber, reportedTo, dismissedBecause, assigneeId }) => (
        <>
          {t(`state.${state}`)}{' '}
          <span className="muted small">
            {[
              cardNumber,
              reportedTo,
              dismissedBecause,
              assigneeId && (assigneeId === actor.id ? t('mine') : t('assignedTo', { name: staffName(assigneeId) })),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'reminded',
      title: t('reminded'),
      render: (_value, { reminded, remindedAt, told }) =>
        reminded ? (
          <>
            {t(`reminded.${reminded}`)} {remindedAt && <span className="muted small">{minuteInChina(remindedAt)}</span>}
            <div className="muted small">{inRow(told.map(staffName))}</div>
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'actions',
      align: 'right',
      render: (_value, task) =>
        task.state === 'open' && (
          <div className="row-actions">
            {may('assignNotification') && task.assigneeId !== actor.id && (
              <Button size="small" onClick={() => void take(task)} data-testid={`take-${task.caseId}`}>
                {t('take')}
              </Button>
            )}
            <Dropdown trigger={['click']} menu={{ items: menuOf(task) }}>
              <Button size="small" aria-label={t('more')} data-testid={`more-${task.caseId}`}>
                …
              </Button>
            </Dropdown>
            {may('reportNotification') && (
              <Button size="small" type="primary" onClick={() => setReporting(task)} data-testid={`report-${task.caseId}`}>
                {t('report')}
              </Button>
            )}
          </div>
        ),
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
      <ReportDialog task={reportingOf} title={titleOf(reporting)} onClose={closed(setReporting, t('reported'))} />
      <AssignDialog task={assigningOf} title={titleOf(assigning)} onClose={closed(setAssigning, t('assigned'))} />
      <DiagnoseDialog task={diagnosingOf} title={titleOf(diagnosing)} onClose={closed(setDiagnosing, t('diagnosed'))} />
      <ReasonDialog
        open={dismissing !== null}
        title={t('dismissTitle')}
        lead={t('dismissLead')}
        action={t('dismiss')}
        danger
        usual={[t('usualOld'), t('usualMistake')]}
        onConfirm={(reason) => dismiss.send({ caseId: dismissing?.caseId ?? '', disease: dismissing?.disease ?? '', reason })}
        onClose={(done) => {
          setDismissing(null);
          if (done) say.done(t('dismissed'));
        }}
      />
    </div>
  );
};
