import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  handOutCertificate,
  reinstateCertificate,
  reprintCertificate,
  revokeCertificate,
  supersedeCertificate,
  suspendCertificate,
  undoHandOut,
} from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { RevokeCertificateBecause } from '../gql/graphql.ts';
import { useCode } from '../words/useWords.ts';
import type { CertificateAction } from './certificate-actions.ts';
import { HandOutDialog } from './HandOutDialog.tsx';
import type { Printable } from './printable.ts';
import { useUsualReasons } from './useUsualReasons.ts';

interface CertificateDialogProps {
  readonly of: Printable | null;
  readonly action: Exclude<CertificateAction, 'print'> | null;
  /** It is done, and noted with its reason: of a reprint, the card is now to come. */
  readonly onDone?: (certificate: Printable, action: Exclude<CertificateAction, 'print'>) => void;
  readonly onClose: () => void;
  readonly backTo?: () => void;
}

const causes: readonly RevokeCertificateBecause[] = ['personErased', 'issuedWrongly', 'unfitFound', 'lawRequires'];

/** One certificate, one change, one reason. */
export const CertificateDialog = ({ of, action, onDone, onClose, backTo }: CertificateDialogProps) => {
  const { t } = useTranslation('certificates');
  const say = useSay();
  const handOut = useCommand(handOutCertificate);
  const commands = {
    reprint: useCommand(reprintCertificate),
    undoHandOut: useCommand(undoHandOut),
    suspend: useCommand(suspendCertificate),
    reinstate: useCommand(reinstateCertificate),
    revoke: useCommand(revokeCertificate),
    supersede: useCommand(supersedeCertificate),
  };
  const leads = {
    reprint: t('reprintLead'),
    undoHandOut: t('undoHandOutLead'),
    suspend: t('suspendLead'),
    reinstate: t('reinstateLead'),
    revoke: t('revokeLead'),
    supersede: t('supersedeLead'),
  };
  const [asked, setAsked] = useState<keyof typeof commands>('reprint');
  const [because, setBecause] = useState<RevokeCertificateBecause | null>(null);
  const code = useCode();
  // Nothing can be sealed for somebody erased: the reason is one of a list, not in words.
  const nameless = asked === 'revoke' && of?.name === null;
  useEffect(() => {
    if (action !== null && action !== 'handOut') setAsked(action);
    setBecause(null);
  }, [action]);
  const usual = useUsualReasons(asked);

  const caseId = of?.caseId ?? '';
  const certificateNumber = of?.number ?? '';
  const whose = [of?.name, t('certificate', { number: certificateNumber })].filter(Boolean).join(' · ');
  return (
    <>
      <HandOutDialog
        open={action === 'handOut'}
        whose={whose}
        onConfirm={(taker) => handOut.send({ caseId, certificateNumber, ...taker })}
        onClose={(done) => {
          onClose();
          if (!done) return;
          say.done(t('handedOut'));
          if (of) onDone?.(of, 'handOut');
        }}
      />
      <ReasonDialog
        backTo={backTo}
        open={action !== null && action !== 'handOut'}
        title={t(`${asked}Title`)}
        lead={
          <>
            <b>{whose}</b>
            <br />
            {leads[asked]}
          </>
        }
        action={t(asked)}
        danger={asked === 'revoke' || asked === 'suspend'}
        usual={usual}
        optional={nameless && because !== null}
        onConfirm={(reason) =>
          asked === 'revoke'
            ? commands.revoke.send({ caseId, certificateNumber, reason, because })
            : commands[asked].send({ caseId, certificateNumber, reason })
        }
        onClose={(done) => {
          onClose();
          if (!done) return;
          say.done(t('done'));
          if (of) onDone?.(of, asked);
        }}
      >
        {nameless && (
          <>
            <label className="dialog-label" htmlFor="because">
              {t('because')}
            </label>
            <Select<RevokeCertificateBecause>
              id="because"
              allowClear
              style={{ width: '100%' }}
              value={because}
              onChange={(chosen: RevokeCertificateBecause | undefined) => setBecause(chosen ?? null)}
              data-testid="because"
              options={causes.map((value) => ({ value, label: code('revocation', value) }))}
            />
          </>
        )}
      </ReasonDialog>
    </>
  );
};
