import { StatusBadge } from '@healthcert/web-ui';
import { Alert, App, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useQuery } from 'urql';
import { useToday } from '../app/useToday.ts';
import { StageTag } from '../app/StageTag.tsx';
import { unreachable } from '../commands/outcome.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import type { EarlierOfPersonQuery, LatestOfPersonQuery } from '../gql/graphql.ts';
import { yearsOf } from '../history/years.ts';
import { validityStatus } from '../lists/Cell.tsx';
import { dayInChina } from '../words/time.ts';
import { useLanguage } from '../words/useWords.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { differencesFrom } from './differences.ts';
import { oldCard, type OldCard } from './old-card.ts';
import { OpenCase } from './OpenCase.tsx';
import type { Particulars } from './particulars.ts';

const earlierOfPerson = graphql(`
  query EarlierOfPerson($number: String!, $archives: Boolean!) {
    caseWorklist(filter: { documentNumber: $number }, sort: { by: registeredAt, descending: true }, first: 20) {
      nodes {
        caseId
        caseNumber
        programmeId
        institutionId
        stage
        registeredAt
        certificateNumber
        certificateValidity
      }
    }
    archivedCertificateList(filter: { documentNumber: $number }, sort: { by: validUntil, descending: true }, first: 5)
      @include(if: $archives) {
      nodes {
        archiveId
        number
        examinedOn
        validFrom
        validUntil
        validity
        issuer
      }
    }
  }
`);

/** What the last visit knew: what is taken over, and what the card is compared with. */
export const latestOfPerson = graphql(`
  query LatestOfPerson($caseId: ID!) {
    caseFile(caseId: $caseId) {
      caseId
      programmeId
      jobCode
      sex
      identity {
        documentType
        documentNumber
        name
        birthDate
        phone
        employer
        employerCode
        address
        nationality
        ethnicGroup
        education
        industry
        yearsOfService
      }
      certificates {
        number
        validity
        validUntil
      }
    }
  }
`);

type Earlier = EarlierOfPersonQuery['caseWorklist']['nodes'][number];
export type LatestCase = NonNullable<LatestOfPersonQuery['caseFile']>;

const unfinished = new Set(['registered', 'arrived', 'examining', 'examined', 'concluded']);

interface EarlierCasesProps {
  /** A whole document number; null while there is none. */
  readonly number: string | null;
  readonly typed: Particulars;
  /** What the key takes over, once it is known: the last visit, else the last card of the old system; null: there is none. */
  readonly onOffer: (take: (() => void) | null) => void;
  readonly onReuse: (latest: LatestCase) => void;
  readonly onRenewOld: (card: OldCard) => void;
  readonly onBesideOpen: (reason: string) => void;
  readonly besideOpenProblem: string | undefined;
}

/** Who was here before need not tell everything again; who is here already is not registered twice unawares. */
export const EarlierCases = ({ number, typed, onOffer, onReuse, onRenewOld, onBesideOpen, besideOpenProblem }: EarlierCasesProps) => {
  const { t } = useTranslation('desk');
  const today = useToday();
  const language = useLanguage();
  const { institution, reads } = useMe();
  const { message } = App.useApp();
  const client = useClient();
  const say = useSay();
  const archives = 'archived-certificate-list' in reads;
  const [{ data, fetching }] = useQuery({ query: earlierOfPerson, variables: { number: number ?? '', archives }, pause: number === null });
  const old = number === null ? [] : (data?.archivedCertificateList?.nodes ?? []);
  const cases: readonly Earlier[] = number === null ? [] : (data?.caseWorklist.nodes ?? []);
  const known = cases.filter(({ stage }) => stage !== 'cancelled');
  const latest = known[0];
  const [{ data: told }] = useQuery({ query: latestOfPerson, variables: { caseId: latest?.caseId ?? '' }, pause: latest === undefined });
  const file = latest && told?.caseFile?.caseId === latest.caseId ? told.caseFile : null;
  const [newestOld] = old;
  const renewOld = async (archiveId: string): Promise<void> => {
    const { data: answer, error } = await client.query(oldCard, { archiveId }, { requestPolicy: 'network-only' }).toPromise();
    const card = answer?.archivedCertificate;
    if (error && !card) return void say.outcome(unreachable, '');
    if (!card?.identity) return void message.warning(t('cannotRenew'));
    onRenewOld(card);
  };
  const take = ((): (() => void) | null => {
    if (file?.identity) return () => onReuse(file);
    return latest === undefined && newestOld ? () => void renewOld(newestOld.archiveId) : null;
  })();
  useEffect(() => onOffer(take));
  if (number === null || (fetching && !data)) return <div className="earlier" />;
  const isSame = ({ institutionId, programmeId }: Earlier): boolean =>
    institutionId === institution?.id && programmeId === typed.programmeId;
  const onTheWay = known.filter(({ stage }) => unfinished.has(stage));
  const open = onTheWay.find(isSame) ?? onTheWay[0];
  const finished = cases.filter(({ stage }) => !unfinished.has(stage));
  const valid = file?.certificates.find(({ validity }) => validity === 'valid');
  const oldValid = old.find(({ validity, validUntil }) => validityStatus(validity, validUntil, today) === 'valid');
  const years = yearsOf(finished, old, dayInChina).slice(0, 5);
  const differences = file?.identity
    ? differencesFrom({ ...file.identity, address: file.identity.address ?? null, phone: file.identity.phone ?? null }, typed)
    : [];
  return (
    <div className="earlier" aria-live="polite" data-testid="earlier">
      <OpenCase
        open={open}
        same={open !== undefined && isSame(open)}
        reason={typed.besideOpen}
        onReason={onBesideOpen}
        problem={besideOpenProblem}
      />
      {valid && <Alert type="info" showIcon title={t('stillValid', { day: valid.validUntil })} data-testid="still-valid" />}
      {oldValid && (
        <Alert
          type="info"
          showIcon
          title={t('oldStillValid', { day: oldValid.validUntil })}
          description={oldValid.number}
          data-testid="old-still-valid"
        />
      )}
      {differences.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('differs')}
          data-testid="differences"
          description={
            <ul className="differences">
              {differences.map(({ field, before, now }) => (
                <li key={field}>
                  {t(field)}: <del>{before}</del> → <b>{now}</b>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {cases.length === 0 && old.length === 0 && <p className="muted small">{t('earlierNone')}</p>}
      {years.length > 0 && (
        <>
          <h3 className="section-title">{t('earlier')}</h3>
          <ul className="earlier-cases">
            {years.map((year) =>
              year.kind === 'case' ? (
                <li key={year.of.caseId}>
                  <span className="number">{year.day}</span>
                  <StageTag stage={year.of.stage} />
                  <span className="number muted">{year.of.certificateNumber}</span>
                </li>
              ) : (
                <li key={year.of.archiveId} data-testid="earlier-old">
                  <span className="number">{year.day}</span>
                  <StatusBadge status={validityStatus(year.of.validity, year.of.validUntil, today)} language={language} />
                  <span className="number muted">{t('oldCard', { number: year.of.number ?? '', day: year.of.validUntil })}</span>
                  {typed.renewalOfArchived !== year.of.archiveId && (
                    <Button size="small" onClick={() => void renewOld(year.of.archiveId)} data-testid={`renew-old-${year.of.archiveId}`}>
                      {t('renewOld')} {latest === undefined && year.of === newestOld && <kbd>F8</kbd>}
                    </Button>
                  )}
                </li>
              ),
            )}
          </ul>
        </>
      )}
      {file?.identity && (
        <Button size="small" onClick={() => onReuse(file)} data-testid={`reuse-${file.caseId}`}>
          {t('reuse')} <kbd>F8</kbd>
        </Button>
      )}
    </div>
  );
};
