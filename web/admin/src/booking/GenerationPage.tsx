import { PlayCircleOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Alert, Button, Skeleton, Table, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { CapacityPreviewQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { newId } from '../words/uuid.ts';
import { runCapacityGeneration } from './commands.ts';
import { HolidayFile } from './HolidayFile.tsx';
import { capacityPreview, capacityRuns, lastCapacityRun } from './queries.ts';
import { weekdayOf } from './week.ts';

type Planned = CapacityPreviewQuery['capacityPreview'][number];

const none = {};
const liveRuns = ['capacity-run-list'];
const livePlan = ['booking-slot-list', 'register-entries'];
const colours: Partial<Record<Planned['outcome'], string>> = { open: 'processing', opened: 'success', calendarMissing: 'error' };

/** What the next run would open here, day by day, before it is started. */
const Preview = ({ institutionId }: { readonly institutionId: string }) => {
  const { t } = useTranslation('booking');
  const variables = useMemo(() => ({ institutionId }), [institutionId]);
  const { data, error, again } = useLiveQuery({ query: capacityPreview, variables, live: livePlan });
  if (error && !data) return <Failure error={error} onRetry={again} />;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 6 }} className="list-loading" />;
  const days = data.capacityPreview;
  return (
    <Table<Planned>
      size="small"
      rowKey="date"
      pagination={false}
      dataSource={[...days]}
      locale={{ emptyText: <EmptyState title={t('noPattern')} hint={t('noPatternHint')} /> }}
      columns={[
        {
          key: 'date',
          title: t('day'),
          render: (_value, { date }) => (
            <span className="number">
              {date} {t(`weekday${weekdayOf(date)}` as 'weekday1')}
            </span>
          ),
        },
        {
          key: 'kind',
          title: t('dayKind'),
          render: (_value, { kind, holiday }) => [kind && t(`kind_${kind}`), holiday].filter(Boolean).join(' · ') || '—',
        },
        {
          key: 'outcome',
          title: t('outcome'),
          render: (_value, { outcome }) => <Tag color={colours[outcome] ?? 'default'}>{t(`outcome_${outcome}`)}</Tag>,
        },
        { key: 'times', title: t('times'), render: (_value, { times }) => (times > 0 ? times : '—') },
        { key: 'seats', title: t('seats'), render: (_value, { seats }) => (seats > 0 ? seats : '—') },
      ]}
    />
  );
};

/** Days open by themselves each night: what would be opened, what was, and what could not be (A12). */
export const GenerationPage = () => {
  const { t } = useTranslation('booking');
  const me = useMe();
  const may = useMay();
  const say = useSay();
  const running = useCommand(runCapacityGeneration);
  const today = dayInChina(useNow(60_000));
  const { data } = useLiveQuery({ query: lastCapacityRun, variables: none, live: liveRuns });
  const last = data?.capacityRunList.nodes[0];
  const institutionId = me.institution?.id ?? null;
  const mayRun = may('runCapacityGeneration') && institutionId !== null;

  const run = async (): Promise<void> => {
    say.outcome(await running.send({ runId: newId(), institutionId }), t('runStarted'));
  };
  return (
    <div className="page booking">
      <div className="page-head">
        <h1>{t('generate')}</h1>
        {may('changeBookingPatterns') && <Link to="/settings/booking-patterns">{t('patterns')}</Link>}
        {may('changeBookingRules') && <Link to="/settings/booking-rules">{t('rules')}</Link>}
        <span className="push" />
        {mayRun && (
          <Button type="primary" icon={<PlayCircleOutlined />} loading={running.busy} onClick={() => void run()} data-testid="run-now">
            {t('runNow')}
          </Button>
        )}
      </div>
      <p className="muted page-lead">{t('generateLead')}</p>
      {last?.state === 'failed' && (
        <Alert
          type="error"
          showIcon
          className="affected"
          data-testid="run-failed"
          title={t('runFailed', { count: last.failures.length })}
          description={last.failures.some((failure) => failure.startsWith('CalendarMissing')) ? t('calendarMissingHint') : undefined}
        />
      )}
      {mayRun && (
        <section>
          <h2>{t('preview')}</h2>
          <div className="sheet">
            <Preview institutionId={institutionId} />
          </div>
        </section>
      )}
      {may('changeHolidayCalendars') && <HolidayFile thisYear={Number(today.slice(0, 4))} />}
      <section>
        <h2>{t('runs')}</h2>
        <ReadModelTable
          readModel="capacity-run-list"
          document={capacityRuns}
          rowKey="runId"
          columns={['startedAt', 'trigger', 'institutionId', 'state', 'institutions', 'daysOpened', 'until', 'failures']}
          filters={['state', 'trigger', 'startedAt']}
          emptyHint={t('runsHint')}
        />
      </section>
    </div>
  );
};
