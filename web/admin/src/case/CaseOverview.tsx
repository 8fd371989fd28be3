import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { yuan } from '../fees/money.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { Withheld } from '../lists/Cell.tsx';
import { Portrait } from '../queue/Portrait.tsx';
import { minuteInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { ConclusionView, type conclusionView } from './ConclusionView.tsx';
import { Findings, type findings } from './Findings.tsx';
import type { Programme } from './useProgramme.ts';

export const caseOverview = graphql(`
  fragment CaseOverview on CaseFile {
    institutionId
    programmeVersion
    jobCode
    fee {
      state
      charged
    }
    registeredAt
    arrivedAt
    bookedFor
    renewalOfCase
    renewalOfArchived
    identity {
      name
      documentType
      documentNumber
      birthDate
      phone
      employer
      address
      nationality
      portraitFile
    }
  }
`);

interface CaseOverviewProps {
  readonly of: FragmentType<typeof caseOverview>;
  readonly findings: FragmentType<typeof findings>;
  readonly conclusion: FragmentType<typeof conclusionView>;
  readonly programme: Programme;
}

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

export const CaseOverview = ({ of, findings: found, conclusion, programme }: CaseOverviewProps) => {
  const file = readFragment(caseOverview, of);
  const { t } = useTranslation('case');
  const code = useCode();
  const text = useText();
  const { institutionName } = useDirectory();
  const seesBookings = 'booking-list' in useMe().reads;
  const { identity } = file;
  const job = programme.jobs.find((one) => one.code === file.jobCode);
  const said = (value: string | null | undefined): ReactNode => (identity ? value || <span className="muted">—</span> : <Withheld />);
  return (
    <div className="overview">
      <div>
        <h2 className="section-title">{t('concludedAt')}</h2>
        <ConclusionView of={conclusion} />
        <h2 className="section-title">{t('results')}</h2>
        <Findings of={found} programme={programme} />
      </div>
      <aside className="sheet particulars">
        <Portrait file={identity?.portraitFile ?? null} name={identity?.name ?? ''} width={110} />
        <dl>
          <Line label={t('name')}>{said(identity?.name)}</Line>
          <Line label={t('document')}>{said(identity && `${code('documentType', identity.documentType)} ${identity.documentNumber}`)}</Line>
          <Line label={t('birthDate')}>{said(identity?.birthDate)}</Line>
          <Line label={t('phone')}>{said(identity?.phone)}</Line>
          <Line label={t('employer')}>{said(identity?.employer)}</Line>
          <Line label={t('address')}>{said(identity?.address)}</Line>
          {identity?.nationality && <Line label={t('nationality')}>{identity.nationality}</Line>}
          <Line label={t('programme')}>
            {text(programme.name)} <span className="muted small">{t('version', { version: file.programmeVersion })}</span>
          </Line>
          <Line label={t('job')}>{job ? text(job.name) : file.jobCode}</Line>
          {file.fee && (
            <Line label={t('fee')}>
              {code('feeState', file.fee.state)} <span className="muted small">{yuan(file.fee.charged)}</span>
            </Line>
          )}
          <Line label={t('institution')}>{institutionName(file.institutionId)}</Line>
          <Line label={t('registeredAt')}>{minuteInChina(file.registeredAt)}</Line>
          <Line label={t('arrivedAt')}>{file.arrivedAt ? minuteInChina(file.arrivedAt) : <span className="muted">—</span>}</Line>
          {file.bookedFor && (
            <Line label={t('booking')}>
              {seesBookings ? <Link to={`/booking?day=${file.bookedFor}`}>{file.bookedFor}</Link> : file.bookedFor}
            </Line>
          )}
          {file.renewalOfArchived && (
            <Line label={t('renewal')}>
              <Link to={`/archives?card=${file.renewalOfArchived}`}>{t('oldCard')}</Link>
            </Line>
          )}
          {file.renewalOfCase && (
            <Line label={t('renewal')}>
              <Link to={`/cases/${file.renewalOfCase}`}>{t('previousCase')}</Link>
            </Line>
          )}
        </dl>
      </aside>
    </div>
  );
};
