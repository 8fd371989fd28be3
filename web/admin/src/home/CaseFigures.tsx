import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayBounds } from '../words/time.ts';
import { CertificateFigures } from './CertificateFigures.tsx';
import { countCases, Figure } from './Figure.tsx';
import { LongestWaits } from './LongestWaits.tsx';

const homeCases = graphql(`
  query HomeCases($today: CaseWorklistDateTimeRange!) {
    registeredToday: caseWorklist(filter: { registeredAt: $today }, first: 200) {
      ...Counted
    }
    registered: caseWorklist(filter: { stage: [registered], registeredAt: $today }, first: 200) {
      ...Counted
    }
    arrived: caseWorklist(filter: { stage: [arrived] }, first: 200) {
      ...Counted
    }
    examining: caseWorklist(filter: { stage: [examining] }, first: 200) {
      ...Counted
    }
    examined: caseWorklist(filter: { stage: [examined] }, first: 200) {
      ...Counted
    }
    concluded: caseWorklist(filter: { stage: [concluded] }, first: 200) {
      ...Counted
    }
    reviewed: caseWorklist(filter: { stage: [reviewed], outcome: [fit] }, sort: { by: concludedAt, descending: true }, first: 200) {
      nodes {
        certificateNumber
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const live = ['case-worklist'];

/** The passage from the desk to the certificate, with how many stand where. */
export const CaseFigures = ({ today }: { readonly today: string }) => {
  const { t } = useTranslation('home');
  const may = useMay();
  const { reads } = useMe();
  const variables = useMemo(() => ({ today: dayBounds(today) }), [today]);
  const { data, error, again } = useLiveQuery({ query: homeCases, variables, live, every: 30_000 });
  if (error && !data) return <Failure error={error} onRetry={again} />;

  const toIssue = data?.reviewed.nodes.filter(({ certificateNumber }) => !certificateNumber).length;
  const list = (stage: string): string => `/cases?stage=${stage}`;
  const desk = may('registerCase') ? '/desk' : null;
  return (
    <>
      <section className="figures">
        <Figure
          name="registeredToday"
          label={t('registered')}
          value={countCases(data?.registeredToday)}
          to={desk ?? `/cases?registeredAt=${today}..${today}`}
        />
        <Figure
          name="registered"
          label={t('waitArrive')}
          value={countCases(data?.registered)}
          to={`/cases?stage=registered&registeredAt=${today}..${today}`}
        />
        <Figure name="arrived" label={t('arrived')} value={countCases(data?.arrived)} to={list('arrived')} />
        <Figure name="examining" label={t('examining')} value={countCases(data?.examining)} to={list('examining')} />
        <Figure
          name="examined"
          label={t('examined')}
          value={countCases(data?.examined)}
          to={may('concludeCase') ? '/conclusion' : list('examined')}
        />
        <Figure
          name="concluded"
          label={t('concluded')}
          value={countCases(data?.concluded)}
          to={may('reviewConclusion') ? '/review' : list('concluded')}
        />
        <Figure
          name="reviewed"
          label={t('reviewed')}
          value={toIssue === undefined ? '' : `${toIssue}`}
          to={may('issueCertificate') ? '/certificates?view=toIssue' : list('reviewed')}
        />
        {'certificate-register' in reads && <CertificateFigures today={today} />}
      </section>
      <LongestWaits />
    </>
  );
};
