import { PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { StageTag } from '../app/StageTag.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { QueueList } from '../queue/QueueList.tsx';
import { dayBounds, dayInChina } from '../words/time.ts';
import { DeskCase } from './DeskCase.tsx';
import { NewRegistration } from './NewRegistration.tsx';

const dayList = graphql(`
  query DayList($registeredAt: CaseWorklistDateTimeRange!) {
    caseWorklist(filter: { registeredAt: $registeredAt }, sort: { by: registeredAt, descending: true }, first: 200) {
      nodes {
        caseId
        ...QueueRow
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const live = ['case-worklist'];
const latestFirst = (): number => 0;

/** Left who came today, right the person at the desk: somebody known, or a new registration. */
export const DeskPage = () => {
  const { caseId } = useParams();
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const [day, setDay] = useState(() => dayInChina(new Date()));
  const variables = useMemo(() => ({ registeredAt: dayBounds(day) }), [day]);
  const { data, error, again } = useLiveQuery({ query: dayList, variables, live });
  const startNew = (): void => void navigate('/desk');
  useHotkeys(
    {
      F2: (event) => {
        event.preventDefault();
        void navigate('/desk', { state: { readCard: true } });
      },
    },
    caseId !== undefined,
  );

  return (
    <div className="workplace">
      <QueueList
        title={t('today')}
        rows={data?.caseWorklist.nodes}
        hasMore={data?.caseWorklist.pageInfo.hasNextPage ?? false}
        order={latestFirst}
        chosen={caseId}
        onChoose={(next) => void navigate(`/desk/${next}`)}
        aside={({ stage }) => <StageTag stage={stage} />}
        emptyHint={t('emptyHint')}
        failure={error && !data && <Failure error={error} onRetry={again} />}
        head={
          <div className="desk-day">
            <DatePicker
              size="small"
              aria-label={t('day')}
              allowClear={false}
              value={dayjs(day)}
              maxDate={dayjs()}
              onChange={(chosen) => setDay(chosen?.format('YYYY-MM-DD') ?? dayInChina(new Date()))}
            />
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={startNew} data-testid="new-registration">
              {t('new')}
            </Button>
          </div>
        }
      />
      {caseId ? <DeskCase key={caseId} caseId={caseId} /> : <NewRegistration />}
    </div>
  );
};
