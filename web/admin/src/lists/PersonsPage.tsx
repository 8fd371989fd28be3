import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ListPage } from './ListPage.tsx';

const personList = graphql(`
  query PersonsList($filter: PersonFilter, $sort: PersonSort, $first: Int, $after: String) {
    page: person(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        personId
        enrolledAt
        enrolledOn
        name
        documentType
        maskedDocument
        phone
        sex
        birthYear
        processing
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

/** Everybody, or the one person that a search has found. */
export const PersonsPage = () => {
  const { t } = useTranslation('lists');
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const personId = parameters.get('person');
  return (
    <ListPage
      key={personId}
      title="persons"
      emptyHint={t('personsHint')}
      readModel="person"
      document={personList}
      rowKey="personId"
      columns={['name', 'sex', 'birthYear', 'documentType', 'maskedDocument', 'phone', 'enrolledAt', 'enrolledOn', 'processing']}
      filters={personId === null ? ['name', 'documentNumber', 'sex', 'processing', 'enrolledOn', 'enrolledAt'] : []}
      actions={({ personId: id }) => (
        <Button size="small" onClick={() => void navigate(`/history/person/${id}`)}>
          {t('history')}
        </Button>
      )}
      {...(personId !== null && {
        fixed: { personId },
        toolbar: (
          <Link to="/persons">
            <Button>{t('allPersons')}</Button>
          </Link>
        ),
      })}
    />
  );
};
