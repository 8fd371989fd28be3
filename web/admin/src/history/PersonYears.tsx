import { StatusBadge } from '@healthcert/web-ui';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToday } from '../app/useToday.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { StageTag } from '../app/StageTag.tsx';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { validityStatus } from '../lists/Cell.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { useLanguage } from '../words/useWords.ts';
import { yearsOf } from './years.ts';

const personYears = graphql(`
  query PersonYears($personId: ID!, $cases: Boolean!, $certificates: Boolean!, $archives: Boolean!) {
    caseWorklist(filter: { personId: $personId }, sort: { by: registeredAt, descending: true }, first: 100) @include(if: $cases) {
      nodes {
        caseId
        caseNumber
        programmeId
        institutionId
        stage
        registeredAt
      }
    }
    certificateRegister(filter: { personId: $personId }, first: 100) @include(if: $certificates) {
      nodes {
        caseId
        number
        validity
        validUntil
      }
    }
    archivedCertificateList(filter: { personId: $personId }, sort: { by: validUntil, descending: true }, first: 100)
      @include(if: $archives) {
      nodes {
        archiveId
        number
        examinedOn
        validFrom
        validUntil
        validity
        jobName
        issuer
        institutionId
        renewedBy
      }
    }
  }
`);

const live = ['case-worklist', 'certificate-register', 'archived-certificate-list'];

const Standing = ({ of: { validity, validUntil } }: { readonly of: { readonly validity: string; readonly validUntil: string } }) => {
  const { t } = useTranslation('history');
  const today = useToday();
  const language = useLanguage();
  return (
    <>
      <StatusBadge status={validityStatus(validity, validUntil, today)} language={language} />
      <span className="number muted">{t('until', { day: validUntil })}</span>
    </>
  );
};

/** Every case of one person and every card of the system before this one, in the order of time (I6). */
export const PersonYears = ({ personId }: { readonly personId: string }) => {
  const { t } = useTranslation('history');
  const { reads } = useMe();
  const { institutionName, programmeName } = useDirectory();
  const variables = {
    personId,
    cases: 'case-worklist' in reads,
    certificates: 'certificate-register' in reads,
    archives: 'archived-certificate-list' in reads,
  };
  const { data, error } = useLiveQuery({ query: personYears, variables, live, every: 3000 });
  if (!variables.cases && !variables.archives) return null;
  const certificatesOf = Map.groupBy(data?.certificateRegister?.nodes ?? [], ({ caseId }) => caseId);
  const years = data && yearsOf(data.caseWorklist?.nodes ?? [], data.archivedCertificateList?.nodes ?? [], dayInChina);
  const cardRenewedBy = new Map(
    (data?.archivedCertificateList?.nodes ?? []).flatMap(({ renewedBy, number }) => (renewedBy == null ? [] : [[renewedBy, number ?? '']])),
  );
  return (
    <div className="years" data-testid="years" aria-busy={!years && !error}>
      <h2 className="section-title">{t('years')}</h2>
      {!years && error && <p className="muted">{t('yearsWithheld')}</p>}
      {years?.length === 0 && <p className="muted">{t('yearsNone')}</p>}
      <ol>
        {years?.map((year) =>
          year.kind === 'case' ? (
            <li key={year.of.caseId}>
              <time className="number">{year.day}</time>
              <span className="years-what">
                <Link to={`/cases/${year.of.caseId}`}>{programmeName(year.of.programmeId)}</Link>
                <span className="number muted">{certificatesOf.get(year.of.caseId)?.[0]?.number ?? year.of.caseNumber}</span>
                {cardRenewedBy.has(year.of.caseId) && (
                  <span className="muted">{t('renewsOld', { number: cardRenewedBy.get(year.of.caseId) ?? '' })}</span>
                )}
              </span>
              <span className="muted">{institutionName(year.of.institutionId)}</span>
              <span className="years-standing">
                {certificatesOf.has(year.of.caseId) ? (
                  <Standing of={certificatesOf.get(year.of.caseId)![0]!} />
                ) : (
                  <StageTag stage={year.of.stage} />
                )}
              </span>
            </li>
          ) : (
            <li key={year.of.archiveId} data-testid={`old-${year.of.archiveId}`}>
              <time className="number">{year.day}</time>
              <span className="years-what">
                <Link to={`/archives?person=${personId}`}>{year.of.jobName ?? t('oldCard')}</Link>
                <span className="number muted">{year.of.number}</span>
                {year.of.renewedBy != null && <Link to={`/cases/${year.of.renewedBy}`}>{t('renewed')}</Link>}
              </span>
              <span className="muted">{year.of.issuer ?? t('keptBy', { name: institutionName(year.of.institutionId) })}</span>
              <span className="years-standing">
                <Tag variant="filled">{t('oldCard')}</Tag>
                <Standing of={year.of} />
              </span>
            </li>
          ),
        )}
      </ol>
    </div>
  );
};
