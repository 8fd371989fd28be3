import { EmptyState } from '@healthcert/web-ui';
import { Skeleton, Table, Tag, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { Failure } from '../app/Failure.tsx';
import { useNow } from '../app/useNow.ts';
import { graphql } from '../gql/index.ts';
import type { RechecksQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { useCode, useRow } from '../words/useWords.ts';

const rechecks = graphql(`
  query Rechecks {
    caseWorklist(filter: { recheckDueOnMissing: false }, sort: { by: recheckDueOn }, first: 200) {
      nodes {
        caseId
        caseNumber
        institutionId
        name
        phone
        employer
        pendingStations
        recheckDueOn
        recheckReminded
      }
    }
  }
`);

type Recheck = RechecksQuery['caseWorklist']['nodes'][number];

const live = ['case-worklist'];
const noVariables = {};

/** Who is awaited for a recheck, the nearest day first; what is overdue in red. Done once the results are in (A9). */
export const RechecksPage = () => {
  const { t } = useTranslation('rechecks');
  const { t: queue } = useTranslation('queue');
  const { institutionName } = useDirectory();
  const { reads } = useMe();
  const code = useCode();
  const inRow = useRow();
  const today = dayInChina(useNow(60_000));
  const { data, error, again } = useLiveQuery({ query: rechecks, variables: noVariables, live });
  const several = reads['case-worklist']?.scope !== 'institution';
  const columns: TableProps<Recheck>['columns'] = [
    {
      key: 'recheckDueOn',
      title: t('day'),
      render: (_value, { recheckDueOn }) => (
        <>
          <b className={(recheckDueOn ?? today) < today ? 'number abnormal' : 'number'}>{recheckDueOn}</b>{' '}
          {recheckDueOn === today && <Tag color="processing">{t('today')}</Tag>}
          {(recheckDueOn ?? today) < today && <Tag color="error">{t('overdue')}</Tag>}
        </>
      ),
    },
    {
      key: 'name',
      title: t('name'),
      render: (_value, { caseId, name, caseNumber }) => <Link to={`/cases/${caseId}`}>{name ?? caseNumber}</Link>,
    },
    { key: 'number', title: t('number'), render: (_value, { caseNumber }) => <span className="number">{caseNumber}</span> },
    { key: 'phone', title: t('phone'), render: (_value, { phone }) => <span className="number">{phone ?? '—'}</span> },
    { key: 'employer', title: t('employer'), render: (_value, { employer }) => employer ?? '—' },
    {
      key: 'stations',
      title: t('stations'),
      render: (_value, { pendingStations }) => inRow(pendingStations.map((station) => code('station', station))),
    },
    ...(several
      ? [{ key: 'institution', title: t('institution'), render: (_value: unknown, row: Recheck) => institutionName(row.institutionId) }]
      : []),
  ];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {data && <span className="muted">{queue('count', { count: data.caseWorklist.nodes.length })}</span>}
      </div>
      <p className="muted page-lead">{t('lead')}</p>
      <div className="sheet">
        {error && !data ? (
          <Failure error={error} onRetry={again} />
        ) : !data ? (
          <Skeleton active title={false} paragraph={{ rows: 6 }} className="list-loading" />
        ) : (
          <Table<Recheck>
            size="small"
            rowKey="caseId"
            columns={columns}
            dataSource={[...data.caseWorklist.nodes]}
            pagination={false}
            onRow={({ caseId }) => ({ 'data-testid': `recheck-${caseId}` }) as object}
            locale={{ emptyText: <EmptyState title={t('none')} hint={t('noneHint')} /> }}
          />
        )}
      </div>
    </div>
  );
};
