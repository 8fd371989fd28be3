import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ListPage } from './ListPage.tsx';

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
  const { t: list } = useTranslation('lists');
  const navigate = useNavigate();
  return (
    <ListPage
      title="cases"
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
      filters={['name', 'documentNumber', 'caseNumber', 'stage', 'registeredAt', 'outcome', 'programmeId', 'institutionId']}
      onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
      emptyHint={list('casesEmpty')}
    />
  );
};
