import { useTranslation } from 'react-i18next';
import { EmptyState } from '@healthcert/web-ui';
import { useNow } from '../app/useNow.ts';
import { OverdueFigure } from '../specimens/OverdueFigure.tsx';
import { NotificationFigure } from '../notifications/NotificationFigure.tsx';
import { RecheckFigure } from '../rechecks/RecheckFigure.tsx';
import { ApplicationsFigure } from '../institutions/Applications.tsx';
import { ProposalsFigure } from '../rules/Proposals.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { CaseFigures } from './CaseFigures.tsx';
import { CertificateFigures } from './CertificateFigures.tsx';
import { SetUpCity } from './SetUpCity.tsx';

/** Where the day stands, each figure the way to its list, and who has waited longest. */
export const HomePage = () => {
  const { t } = useTranslation('home');
  const { actor, reads } = useMe();
  const today = dayInChina(useNow(60_000));
  const may = useMay();
  const decides = ['admitByCounty', 'admitInstitution', 'confirmProgrammeProposal'].some(may);
  const seesCases = 'case-worklist' in reads;
  const seesCertificates = 'certificate-register' in reads;
  return (
    <div className="page home">
      <div className="page-head">
        <h1>{t('hello', { name: actor.name })}</h1>
        <span className="muted">{today}</span>
      </div>
      <SetUpCity today={today} />
      {(decides || 'notification-list' in reads || 'specimen-list' in reads || seesCases) && (
        <section className="figures">
          <ApplicationsFigure />
          <ProposalsFigure />
          {'notification-list' in reads && <NotificationFigure />}
          {seesCases && <RecheckFigure today={today} />}
          {'specimen-list' in reads && <OverdueFigure />}
        </section>
      )}
      {seesCases && <CaseFigures today={today} />}
      {seesCertificates && !seesCases && (
        <section className="figures">
          <CertificateFigures today={today} />
        </section>
      )}
      {!seesCases && !seesCertificates && <EmptyState title={t('certificatesNone')} />}
    </div>
  );
};
