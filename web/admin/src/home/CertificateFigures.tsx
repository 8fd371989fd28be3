import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { dayBounds } from '../words/time.ts';
import { countCertificates, Figure } from './Figure.tsx';

const homeCertificates = graphql(`
  query HomeCertificates($today: CertificateRegisterDateTimeRange!) {
    issuedToday: certificateRegister(filter: { issuedAt: $today }, first: 200) {
      ...CountedCertificates
    }
    handedOutToday: certificateRegister(filter: { issuedAt: $today, custody: [handedOut] }, first: 200) {
      ...CountedCertificates
    }
    toPrint: certificateRegister(filter: { custody: [issued], validity: [valid] }, first: 200) {
      ...CountedCertificates
    }
    toHandOut: certificateRegister(filter: { custody: [printed], validity: [valid] }, first: 200) {
      ...CountedCertificates
    }
  }
`);

const live = ['certificate-register'];

export const CertificateFigures = ({ today }: { readonly today: string }) => {
  const { t } = useTranslation('home');
  const variables = useMemo(() => ({ today: dayBounds(today) }), [today]);
  const { data } = useLiveQuery({ query: homeCertificates, variables, live, every: 30_000 });
  const issued = `/certificates?view=all&issuedAt=${today}..${today}`;
  return (
    <>
      <Figure name="toPrint" label={t('toPrint')} value={countCertificates(data?.toPrint)} to="/certificates?view=toPrint" />
      <Figure name="toHandOut" label={t('toHandOut')} value={countCertificates(data?.toHandOut)} to="/certificates?view=toHandOut" />
      <Figure name="issuedToday" label={t('issuedToday')} value={countCertificates(data?.issuedToday)} to={issued} />
      <Figure
        name="handedOutToday"
        label={t('handedOutToday')}
        value={countCertificates(data?.handedOutToday)}
        to={`${issued}&custody=handedOut`}
      />
    </>
  );
};
