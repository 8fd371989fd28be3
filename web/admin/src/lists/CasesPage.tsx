import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import type { CaseListQuery } from '../gql/graphql.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { ListPage } from './ListPage.tsx';
import { PrintForms } from './PrintForms.tsx';

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

type Row = CaseListQuery['page']['nodes'][number];

/** Whoever does one of these with a case may print its form. */
const printing = ['concludeCase', 'reviewConclusion', 'recordResult', 'revokeCertificate'];

export const CasesPage = () => {
  const { t: list } = useTranslation('lists');
  const navigate = useNavigate();
  const may = useMay();
  const { reads } = useMe();
  const [selected, setSelected] = useState<Row[]>([]);
  // The form shows what was found.
  const printsForms = printing.some(may) && (reads['case-worklist']?.groups.includes('clinical') ?? false);
  return (
    <ListPage<Row>
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
      {...(printsForms && {
        selected,
        onSelect: setSelected,
        selection: list('selected', { count: selected.length }),
        together: <PrintForms caseIds={selected.map(({ caseId }) => caseId)} onDone={() => setSelected([])} />,
      })}
    />
  );
};
