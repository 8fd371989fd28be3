import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { useMay } from '../session/SessionProvider.tsx';
import { CertificateList } from './CertificateList.tsx';
import { HandOutScan } from './HandOutScan.tsx';
import { IssueQueue } from './IssueQueue.tsx';

const views = {
  toIssue: null,
  toPrint: { custody: ['issued'], validity: ['valid'] },
  toHandOut: { custody: ['printed'], validity: ['valid'] },
  all: {},
} as const;
type View = keyof typeof views;

/** Issuing, printing, handing out, and every certificate there is: four views in the order of the work. */
export const CertificatesPage = () => {
  const { t } = useTranslation('certificates');
  const { t: app } = useTranslation();
  const may = useMay();
  const [parameters] = useSearchParams();
  const offered: View[] = [
    ...(may('issueCertificate') ? (['toIssue'] as const) : []),
    ...(may('printCertificate') ? (['toPrint'] as const) : []),
    ...(may('handOutCertificate') ? (['toHandOut'] as const) : []),
    'all',
  ];
  const view = offered.find((name) => name === parameters.get('view')) ?? 'all';
  const fixed = views[view];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{app('certificates')}</h1>
        {offered.length > 1 && (
          <nav className="views">
            {offered.map((name) => (
              <NavLink
                key={name}
                to={`/certificates?view=${name}`}
                className={name === view ? 'view view-on' : 'view'}
                data-testid={`view-${name}`}
              >
                {t(name)}
              </NavLink>
            ))}
          </nav>
        )}
      </div>
      {view === 'toHandOut' && <HandOutScan />}
      {fixed === null ? <IssueQueue /> : <CertificateList key={view} fixed={fixed} />}
    </div>
  );
};
