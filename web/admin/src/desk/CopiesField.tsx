import { CameraOutlined, CloseOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, App, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../commands/outcome.ts';
import { useCode, useText } from '../words/useWords.ts';
import { CameraDialog } from './CameraDialog.tsx';
import { CopyPicture } from './CopyPicture.tsx';
import { paperFrame } from './crop.ts';
import { CropDialog } from './CropDialog.tsx';
import type { Copy, CopyKind } from './particulars.ts';
import { imageFrom, readPicture } from './picture-file.ts';
import { uploadCopy } from './upload-files.ts';

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
  const { message } = App.useApp();
  const [kind, setKind] = useState<CopyKind>('businessLicence');
  const [camera, setCamera] = useState(false);
  const [cropping, setCropping] = useState<HTMLImageElement | null>(null);
  /** Taken, but not stored: the connection was lost. */
  const [unsent, setUnsent] = useState<{ readonly kind: CopyKind; readonly copy: string | Blob; readonly problem: Problem } | null>(null);
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const store = async (what: CopyKind, copy: string | Blob): Promise<void> => {
    if (!of) return;
    setBusy(true);
    const uploaded = await uploadCopy(copy, of);
    setBusy(false);
    if (!uploaded.ok) return setUnsent({ kind: what, copy, problem: uploaded.problem });
    setUnsent(null);
    onChange((before) => [...before, { kind: what, file: uploaded.id }]);
  };
  const choose = async (file: Blob): Promise<void> => {
    const read = await readPicture(file, { pdf: true });
    if (!read.ok) return void message.error(t(`trouble_${read.trouble}`), 6);
    if ('pdf' in read) return store(kind, read.pdf);
    setCropping(read.picture);
  };

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
        <Button
          size="small"
          icon={<CameraOutlined />}
          disabled={!of}
          loading={busy}
          onClick={() => setCamera(true)}
          data-testid="copy-camera"
        >
          {t('documentCamera')}
        </Button>
        <Button
          size="small"
          icon={<FolderOpenOutlined />}
          aria-label={t('copyFile')}
          title={t('copyFile')}
          disabled={!of}
          onClick={() => chooser.current?.click()}
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
      <input
        ref={chooser}
        type="file"
        accept="image/*,.heic,application/pdf"
        hidden
        data-testid="copy-file"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void choose(chosen);
          target.value = '';
        }}
      />
      <CameraDialog
        open={camera}
        purpose="paper"
        title={t('copyTitle', { kind: code('copyKind', kind) })}
        onTake={(taken) => {
          setCamera(false);
          void imageFrom(taken).then(setCropping);
        }}
        onClose={() => setCamera(false)}
      />
      <CropDialog
        picture={cropping}
        title={t('copyTitle', { kind: code('copyKind', kind) })}
        hint={t('copyHint')}
        frameOf={(size) => paperFrame(size, kind === 'idCard')}
        pixels={null}
        onDone={(cut) => {
          setCropping(null);
          void store(kind, cut);
        }}
        onClose={() => setCropping(null)}
      />
    </section>
  );
};
