import { CameraOutlined, CloseOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../commands/outcome.ts';
import { useCode, useText } from '../words/useWords.ts';
import { CopyPicture } from './CopyPicture.tsx';
import { paperFrame } from './crop.ts';
import type { Copy, CopyKind } from './particulars.ts';
import { uploadCopy } from './upload-files.ts';
import { usePicture } from './usePicture.tsx';

interface CopiesFieldProps {
  readonly copies: readonly Copy[];
  /** Whose: a paper is sealed under the person it names, so the number comes first. Null: not known yet. */
  readonly of: { readonly documentType: string; readonly documentNumber: string } | null;
  readonly onChange: (change: (before: readonly Copy[]) => readonly Copy[]) => void;
  readonly problem?: string | undefined;
}

const kinds: readonly CopyKind[] = ['idCard', 'businessLicence', 'foodLicence', 'other'];

/** Copies of the ID card and of licences, from the document camera or a file; each is stored as soon as it is taken. */
export const CopiesField = ({ copies, of, onChange, problem }: CopiesFieldProps) => {
  const { t } = useTranslation('desk');
  const text = useText();
  const code = useCode();
  const [kind, setKind] = useState<CopyKind>('businessLicence');
  /** Taken, but not stored: the connection was lost. */
  const [unsent, setUnsent] = useState<{ readonly kind: CopyKind; readonly copy: string | Blob; readonly problem: Problem } | null>(null);
  const [busy, setBusy] = useState(false);

  const store = async (what: CopyKind, copy: string | Blob): Promise<void> => {
    if (!of) return;
    setBusy(true);
    const uploaded = await uploadCopy(copy, of);
    setBusy(false);
    if (!uploaded.ok) return setUnsent({ kind: what, copy, problem: uploaded.problem });
    setUnsent(null);
    onChange((before) => [...before, { kind: what, file: uploaded.id }]);
  };
  const title = t('copyTitle', { kind: code('copyKind', kind) });
  const { openCamera, openFiles, dialogs } = usePicture({
    purpose: 'paper',
    titles: { camera: title, crop: title },
    hint: t('copyHint'),
    frameOf: (size) => paperFrame(size, kind === 'idCard'),
    pixels: null,
    testId: 'copy-file',
    onCut: (picture) => void store(kind, picture),
    onPdf: (pdf) => void store(kind, pdf),
  });

  return (
    <section className="copies" aria-label={t('copies')}>
      <h3 className="section-title">{t('copies')}</h3>
      {copies.length > 0 && (
        <ul className="copy-list">
          {copies.map(({ kind: shown, file }) => (
            <li key={file} data-testid={`copy-${shown}`}>
              <CopyPicture file={file} name={code('copyKind', shown)} />
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('removeCopy', { kind: code('copyKind', shown) })}
                onClick={() => onChange((before) => before.filter((one) => one.file !== file))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="copy-tools">
        <Select<CopyKind>
          size="small"
          aria-label={t('copyKind')}
          data-testid="copy-kind"
          value={kind}
          onChange={setKind}
          options={kinds.map((one) => ({ value: one, label: code('copyKind', one) }))}
        />
        <Button size="small" icon={<CameraOutlined />} disabled={!of} loading={busy} onClick={openCamera} data-testid="copy-camera">
          {t('documentCamera')}
        </Button>
        <Button
          size="small"
          icon={<FolderOpenOutlined />}
          aria-label={t('copyFile')}
          title={t('copyFile')}
          disabled={!of}
          onClick={openFiles}
        />
      </div>
      {!of && <p className="muted small">{t('copiesFirst')}</p>}
      {unsent && (
        <Alert
          type="error"
          showIcon
          role="alert"
          data-testid="copy-unsent"
          title={t('copyUnsent', { kind: code('copyKind', unsent.kind) })}
          description={text(unsent.problem.text)}
          action={
            <Button size="small" loading={busy} onClick={() => void store(unsent.kind, unsent.copy)} data-testid="copy-again">
              {t('again')}
            </Button>
          }
        />
      )}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {dialogs}
    </section>
  );
};
