import { EmptyState, StatusBadge } from '@healthcert/web-ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useToday } from '../app/useToday.ts';
import { paperAddress } from '../printing/print-document.ts';
import { ActionButton } from '../certificates/ActionButton.tsx';
import { actionsFor, type CertificateAction } from '../certificates/certificate-actions.ts';
import { CertificateDialog } from '../certificates/CertificateDialog.tsx';
import { usePrinting } from '../certificates/usePrinting.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { renewalAt } from '../desk/useRenewal.ts';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { validityStatus } from '../lists/Cell.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { dayInChina, minuteInChina } from '../words/time.ts';
import { useCode, useLanguage } from '../words/useWords.ts';

export const caseCertificates = graphql(`
  fragment CaseCertificates on CaseFile {
    caseId
    identity {
      name
    }
    certificates {
      number
      validFrom
      validUntil
      validity
      custody
      issuedAt
      issuedBy
      handedOutAt
      reprints
      supersedes
      supersededBy
    }
  }
`);

interface CaseCertificatesProps {
  readonly of: FragmentType<typeof caseCertificates>;
  /** As they stood at an instant: nothing can be done with them there. */
  readonly asOf?: string | null;
}

/** The case's certificates, the newest first, each with what may be done. */
export const CaseCertificates = ({ of, asOf = null }: CaseCertificatesProps) => {
  const { caseId, identity, certificates } = readFragment(caseCertificates, of);
  const { t } = useTranslation('case');
  const { t: words } = useTranslation('certificates');
  const today = useToday();
  const code = useCode();
  const language = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const { staffName } = useDirectory();
  const printing = usePrinting();
  const [asked, setAsked] = useState<{ readonly number: string; readonly action: Exclude<CertificateAction, 'print'> } | null>(null);
  const name = identity?.name ?? null;
  const day = asOf === null ? today : dayInChina(asOf);

  if (certificates.length === 0) return <EmptyState title={t('noCertificates')} hint={t('noCertificatesHint')} />;
  return (
    <div className="case-certificates">
      {certificates.toReversed().map((certificate) => {
        const { number, validity, validUntil, custody } = certificate;
        return (
          <article key={number} className="sheet case-certificate" data-testid={`certificate-${number}`}>
            <header>
              <b className="number">{number}</b>
              <StatusBadge status={validityStatus(validity, validUntil, day)} language={language} />
              <span>{code('custody', custody)}</span>
            </header>
            <p>
              {t('period')}{' '}
              <span className="number">
                {certificate.validFrom} — {validUntil}
              </span>
            </p>
            <p className="muted">
              {staffName(certificate.issuedBy)} · {minuteInChina(certificate.issuedAt)}
              {certificate.handedOutAt && ` · ${t('handedOut', { day: minuteInChina(certificate.handedOutAt) })}`}
              {certificate.reprints > 0 && ` · ${t('reprints', { count: certificate.reprints })}`}
              {certificate.supersedes && ` · ${t('supersedes', { number: certificate.supersedes })}`}
              {certificate.supersededBy && ` · ${t('supersededBy', { number: certificate.supersededBy })}`}
            </p>
            {asOf === null && (
              <footer>
                {actionsFor(certificate, day).map((action) => (
                  <ActionButton
                    key={action}
                    action={action}
                    number={number}
                    onAct={() => (action === 'print' ? printing.print([{ caseId, number, name }]) : setAsked({ number, action }))}
                  />
                ))}
                {may('registerCase') && (
                  <Button size="small" onClick={() => void navigate(renewalAt(caseId))} data-testid={`renew-${number}`}>
                    {words('renew')}
                  </Button>
                )}
                {validity === 'valid' && (may('printCertificate') || may('reprintCertificate')) && (
                  <>
                    <Button size="small" type="text" href={paperAddress('card', number)} target="_blank">
                      {words('preview')}
                    </Button>
                    <Button size="small" type="text" href={paperAddress('card', number, 'png')} download={`${number}.png`}>
                      {words('picture')}
                    </Button>
                  </>
                )}
              </footer>
            )}
          </article>
        );
      })}
      <CertificateDialog
        of={asked && { caseId, number: asked.number, name }}
        action={asked?.action ?? null}
        onDone={(done, action) => action === 'reprint' && printing.reprint(done)}
        onClose={() => setAsked(null)}
      />
      {printing.dialogs}
    </div>
  );
};
