import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { StageTag } from '../app/StageTag.tsx';
import { graphql } from '../gql/index.ts';
import type { EarlierOfPersonQuery } from '../gql/graphql.ts';
import { dayInChina } from '../words/time.ts';

const earlierOfPerson = graphql(`
  query EarlierOfPerson($number: String!) {
    caseWorklist(filter: { documentNumber: $number }, first: 20) {
      nodes {
        caseId
        caseNumber
        name
        phone
        employer
        jobCode
        programmeId
        stage
        registeredAt
        certificateNumber
      }
    }
  }
`);

export type EarlierCase = EarlierOfPersonQuery['caseWorklist']['nodes'][number];

const unfinished = new Set(['registered', 'arrived', 'examining', 'examined', 'concluded']);

interface EarlierCasesProps {
  /** A whole document number; null while there is none. */
  readonly number: string | null;
  readonly onReuse: (earlier: EarlierCase) => void;
}

/** Who was here before need not tell everything again. */
export const EarlierCases = ({ number, onReuse }: EarlierCasesProps) => {
  const { t } = useTranslation('desk');
  const [{ data, fetching }] = useQuery({ query: earlierOfPerson, variables: { number: number ?? '' }, pause: number === null });
  if (number === null || (fetching && !data)) return <div className="earlier" />;
  const cases = data?.caseWorklist.nodes ?? [];
  const open = cases.find(({ stage }) => unfinished.has(stage));
  const finished = cases.filter(({ stage }) => !unfinished.has(stage));
  return (
    <div className="earlier" aria-live="polite" data-testid="earlier">
      {open && (
        <Alert
          type="warning"
          showIcon
          title={t('alreadyToday')}
          action={
            <Link to={`/desk/${open.caseId}`}>
              <Button size="small">{t('openThis')}</Button>
            </Link>
          }
        />
      )}
      {cases.length === 0 && <p className="muted small">{t('earlierNone')}</p>}
      {finished.length > 0 && (
        <>
          <h3 className="section-title">{t('earlier')}</h3>
          <ul className="earlier-cases">
            {finished.slice(0, 3).map((earlier) => (
              <li key={earlier.caseId}>
                <span className="number">{dayInChina(earlier.registeredAt)}</span>
                <StageTag stage={earlier.stage} />
                <span className="number muted">{earlier.certificateNumber}</span>
                <Button size="small" onClick={() => onReuse(earlier)} data-testid={`reuse-${earlier.caseId}`}>
                  {t('reuse')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
