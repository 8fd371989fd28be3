import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { dayBounds } from '../words/time.ts';
import { Figure } from './Figure.tsx';

const homeCertificates = graphql(`
  query HomeCertificates($today: CertificateRegisterDateTimeRange!) {
    issuedToday: certificateRegisterCount(filter: { issuedAt: $today })
    handedOutToday: certificateRegisterCount(filter: { issuedAt: $today, custody: [handedOut] })
    toPrint: certificateRegisterCount(filter: { custody: [issued], validity: [valid] })
    toHandOut: certificateRegisterCount(filter: { custody: [printed], validity: [valid] })
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
      <Figure name="toPrint" label={t('toPrint')} value={data?.toPrint} to="/certificates?view=toPrint" />
      <Figure name="toHandOut" label={t('toHandOut')} value={data?.toHandOut} to="/certificates?view=toHandOut" />
      <Figure name="issuedToday" label={t('issuedToday')} value={data?.issuedToday} to={issued} />
      <Figure name="handedOutToday" label={t('handedOutToday')} value={data?.handedOutToday} to={`${issued}&custody=handedOut`} />
    </>
  );
};
