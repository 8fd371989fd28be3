import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/Failure.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayBounds } from '../words/time.ts';
import { CertificateFigures } from './CertificateFigures.tsx';
import { Figure } from './Figure.tsx';
import { LongestWaits } from './LongestWaits.tsx';

const homeCases = graphql(`
  query HomeCases($today: CaseWorklistDateTimeRange!) {
    registeredToday: caseWorklistCount(filter: { registeredAt: $today })
    registered: caseWorklistCount(filter: { stage: [registered], registeredAt: $today })
    arrived: caseWorklistCount(filter: { stage: [arrived] })
    examining: caseWorklistCount(filter: { stage: [examining] })
    examined: caseWorklistCount(filter: { stage: [examined] })
    concluded: caseWorklistCount(filter: { stage: [concluded] })
    toIssue: caseWorklistCount(filter: { stage: [reviewed], certifiable: true, certificateNumberMissing: true })
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

  const list = (stage: string): string => `/cases?stage=${stage}`;
  const desk = may('registerCase') ? '/desk' : null;
  return (
    <>
      <section className="figures">
        <Figure
          name="registeredToday"
          label={t('registered')}
          value={data?.registeredToday}
          to={desk ?? `/cases?registeredAt=${today}..${today}`}
        />
        <Figure
          name="registered"
          label={t('waitArrive')}
          value={data?.registered}
          to={`/cases?stage=registered&registeredAt=${today}..${today}`}
        />
        <Figure name="arrived" label={t('arrived')} value={data?.arrived} to={list('arrived')} />
        <Figure name="examining" label={t('examining')} value={data?.examining} to={list('examining')} />
        <Figure name="examined" label={t('examined')} value={data?.examined} to={may('concludeCase') ? '/conclusion' : list('examined')} />
        <Figure
          name="concluded"
          label={t('concluded')}
          value={data?.concluded}
          to={may('reviewConclusion') ? '/review' : list('concluded')}
        />
        <Figure
          name="reviewed"
          label={t('reviewed')}
          value={data?.toIssue}
          to={may('issueCertificate') ? '/certificates?view=toIssue' : list('reviewed')}
        />
        {'certificate-register' in reads && <CertificateFigures today={today} />}
      </section>
      <LongestWaits />
    </>
  );
};
