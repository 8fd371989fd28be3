import { Alert, Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { LinkArchivedCertificateDocumentType, LinkArchivedCertificateSex } from '../gql/graphql.ts';
import { useCode, useText } from '../words/useWords.ts';
import { type ArchivedRow, linkArchivedCertificate } from './queries.ts';

const documentTypes: readonly LinkArchivedCertificateDocumentType[] = [
  'idCard',
  'residencePermit',
  'hongKongMacaoPass',
  'taiwanPass',
  'permanentResidence',
  'passport',
];
/** Their numbers tell birth and sex. */
const telling: ReadonlySet<string> = new Set(['idCard', 'residencePermit', 'permanentResidence']);

/** Whose old certificate it is, said by their paper; the person is found, or their record made. */
export const LinkDialog = ({ of, onClose }: { readonly of: ArchivedRow | null; readonly onClose: () => void }) => {
  const { t } = useTranslation('archives');
  const text = useText();
  const code = useCode();
  const say = useSay();
  const link = useCommand(linkArchivedCertificate);
  const [documentType, setType] = useState<LinkArchivedCertificateDocumentType>('idCard');
  const [documentNumber, setNumber] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [sex, setSex] = useState<LinkArchivedCertificateSex | null>(null);
  const [nameDiffers, setNameDiffers] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!of) return;
    setType('idCard');
    setNumber('');
    setBirthDate('');
    setSex(null);
    setNameDiffers(false);
    setProblem(null);
  }, [of]);

  const confirm = async (): Promise<void> => {
    if (!of || documentNumber.trim() === '' || link.busy) return;
    const particulars = telling.has(documentType) ? {} : { birthDate: birthDate || null, sex };
    const outcome = await link.send({ archiveId: of.archiveId, documentType, documentNumber, ...particulars, nameDiffers });
    setProblem(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    say.done(t('linked'));
    onClose();
  };

  return (
    <Dialog
      open={of !== null}
      title={t('linkTitle')}
      okText={t('link')}
      okButtonProps={{ disabled: documentNumber.trim() === '', loading: link.busy }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p>
        <b>{[of?.name, of?.number].filter(Boolean).join(' · ')}</b>
      </p>
      <p className="muted">{t('linkLead')}</p>
      <label className="dialog-label" htmlFor="link-type">
        {t('documentType')}
      </label>
      <Select
        id="link-type"
        style={{ width: '100%' }}
        value={documentType}
        onChange={setType}
        options={documentTypes.map((value) => ({ value, label: code('documentType', value) }))}
      />
      <label className="dialog-label" htmlFor="link-number">
        {t('documentNumber')}
      </label>
      <Input
        id="link-number"
        autoFocus
        autoComplete="off"
        value={documentNumber}
        status={problem?.field === 'documentNumber' ? 'error' : ''}
        onChange={({ target }) => setNumber(target.value)}
        onPressEnter={() => void confirm()}
        data-testid="link-number"
      />
      {!telling.has(documentType) && (
        <>
          <label className="dialog-label" htmlFor="link-birth">
            {t('birthDate')}
          </label>
          <Input id="link-birth" type="date" value={birthDate} onChange={({ target }) => setBirthDate(target.value)} />
          <label className="dialog-label" htmlFor="link-sex">
            {t('sex')}
          </label>
          <Select
            id="link-sex"
            style={{ width: '100%' }}
            value={sex}
            onChange={setSex}
            options={(['female', 'male'] as const).map((value) => ({ value, label: code('sex', value) }))}
          />
        </>
      )}
      {problem && <Alert className="work-alert" type="error" showIcon title={text(problem.text)} data-testid="link-problem" />}
      {(problem?.code === 'NameDiffersFromRecord' || nameDiffers) && (
        <Checkbox checked={nameDiffers} onChange={({ target }) => setNameDiffers(target.checked)}>
          {t('nameDiffers')}
        </Checkbox>
      )}
    </Dialog>
  );
};
