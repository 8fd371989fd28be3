import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from './ReadModelTable.tsx';

const caseList = graphql(`
  query CaseList($filter: CaseWorklistFilter, $sort: CaseWorklistSort, $first: Int, $after: String) {
    page: caseWorklist(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        caseId
        caseNumber
        personId
        institutionId
        name
        maskedDocument
        phone
        employer
        portraitFile
        sex
        birthYear
        programmeId
        category
        jobCode
        stage
        outcome
        abnormal
        pendingStations
        registeredAt
        arrivedAt
        concludedAt
        concludedBy
        certificateNumber
        certificateValidity
        custody
        revision
        withheld
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      upToDate
    }
  }
`);

export const CasesPage = () => {
  const { t } = useTranslation();
  const { t: list } = useTranslation('lists');
  const navigate = useNavigate();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('cases')}</h1>
      </div>
      <ReadModelTable
        readModel="case-worklist"
        document={caseList}
        rowKey="caseId"
        columns={[
          'caseNumber',
          'name',
          'sex',
          'birthYear',
          'maskedDocument',
          'jobCode',
          'stage',
          'abnormal',
          'outcome',
          'pendingStations',
          'registeredAt',
          'institutionId',
        ]}
        filters={['name', 'caseNumber', 'stage', 'registeredAt', 'outcome', 'programmeId', 'institutionId']}
        onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
        emptyHint={list('casesEmpty')}
      />
    </div>
  );
};
