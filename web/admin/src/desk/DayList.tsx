import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useToday } from '../app/useToday.ts';
import { Failure } from '../app/Failure.tsx';
import { StageTag } from '../app/StageTag.tsx';
import { graphql } from '../gql/index.ts';
import type { CaseWorklistStage } from '../gql/graphql.ts';
import type { QueueRow } from '../queue/QueueEntry.tsx';
import { QueueList } from '../queue/QueueList.tsx';
import { useQueue } from '../queue/useQueue.ts';
import { dayBounds } from '../words/time.ts';

const dayList = graphql(`
  query DayList($registeredAt: CaseWorklistDateTimeRange!, $stage: [CaseWorklistStage!], $name: String, $after: String) {
    caseWorklist(
      filter: { registeredAt: $registeredAt, stage: $stage, name: $name }
      sort: { by: registeredAt, descending: true }
      first: 50
      after: $after
    ) {
      nodes {
        caseId
        ...QueueRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    count: caseWorklistCount(filter: { registeredAt: $registeredAt, stage: $stage })
  }
`);

const latestFirst = (): number => 0;
const stageOf = ({ stage }: QueueRow) => <StageTag stage={stage} />;

/** Who has not come to a station yet, who is on the way, who is through. */
const views = {
  all: null,
  notArrived: ['registered'],
  waiting: ['arrived', 'examining'],
  done: ['examined', 'concluded', 'reviewed'],
  cancelled: ['cancelled'],
} as const satisfies Readonly<Record<string, readonly CaseWorklistStage[] | null>>;
type View = keyof typeof views;

/** Who was registered on a day, the latest first; follows what happens. */
export const DayList = ({ caseId }: { readonly caseId: string | undefined }) => {
  const { t } = useTranslation('desk');
  const today = useToday();
  const navigate = useNavigate();
  const [day, setDay] = useState(today);
  const [view, setView] = useState<View>('all');
  const variables = useMemo(() => ({ registeredAt: dayBounds(day), stage: views[view] && [...views[view]] }), [day, view]);
  const queue = useQueue({ query: dayList, variables });
  return (
    <QueueList
      title={t('today')}
      rows={queue.rows}
      count={queue.count}
      sought={queue.sought}
      onMore={queue.more}
      order={latestFirst}
      chosen={caseId}
      onChoose={(next) => void navigate(`/desk/${next}`)}
      aside={stageOf}
      emptyHint={t(view === 'all' ? 'emptyHint' : 'emptyView')}
      failure={queue.error && <Failure error={queue.error} onRetry={queue.again} />}
      head={
        <>
          <div className="desk-day">
            <DatePicker
              size="small"
              aria-label={t('day')}
              allowClear={false}
              value={dayjs(day)}
              maxDate={dayjs(today).endOf('day')}
              onChange={(chosen) => setDay(chosen?.format('YYYY-MM-DD') ?? today)}
            />
            <Button
              size="small"
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => void navigate('/desk')}
              data-testid="new-registration"
            >
              {t('new')}
            </Button>
          </div>
          <Segmented<View>
            block
            size="small"
            className="desk-views"
            aria-label={t('views')}
            data-testid="day-views"
            value={view}
            onChange={setView}
            options={(Object.keys(views) as View[]).map((name) => ({ value: name, label: t(`view_${name}`) }))}
          />
        </>
      }
    />
  );
};
