import { CameraOutlined, DeleteOutlined, FolderOpenOutlined, SnippetsOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLatest } from '../app/useLatest.ts';
import { Portrait } from '../queue/Portrait.tsx';
import { portraitFrame, portraitPixels } from './crop.ts';
import { usePicture } from './usePicture.tsx';

interface PortraitFieldProps {
  /** As data, not uploaded yet; null: none taken. */
  readonly picture: string | null;
  /** The portrait that the case has already. */
  readonly file: string | null;
  readonly onChange: (picture: string | null) => void;
  readonly problem?: string | undefined;
}

const imageOf = (transfer: DataTransfer | null): File | null => Array.from(transfer?.files ?? [])[0] ?? null;

/** Taken, chosen or pasted; always cut to the card's shape. */
export const PortraitField = ({ picture, file, onChange, problem }: PortraitFieldProps) => {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const { openCamera, openFiles, take, dialogs } = usePicture({
    purpose: 'portrait',
    titles: { camera: t('cameraTitle'), crop: t('cropTitle') },
    hint: t('cropHint'),
    frameOf: () => portraitFrame,
    pixels: portraitPixels,
    testId: 'portrait-file',
    onCut: onChange,
  });

  const latest = useLatest(take);
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const image = imageOf(event.clipboardData);
      // Text goes where it is pasted.
      if (!image) return;
      event.preventDefault();
      void latest.current(image);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const pasteNow = async (): Promise<void> => {
    try {
      for (const item of await navigator.clipboard.read()) {
        const type = item.types.find((name) => name.startsWith('image/'));
        if (type) return take(await item.getType(type));
      }
      void message.info(t('pasteNone'));
    } catch {
      void message.info(t('pasteHint'));
    }
  };

  return (
    <div
      className="portrait-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const image = imageOf(event.dataTransfer);
        if (image) void take(image);
      }}
    >
      {picture === null ? (
        <Portrait file={file} name={t('portrait')} width={150} />
      ) : (
        <img className="portrait" style={{ width: 150, height: 210 }} src={picture} alt={t('portrait')} />
      )}
      <div className="portrait-buttons">
        <Button icon={<CameraOutlined />} onClick={openCamera} data-testid="portrait-camera">
          {t('camera')}
        </Button>
        <Button icon={<FolderOpenOutlined />} aria-label={t('file')} title={t('file')} onClick={openFiles} />
        <Button
          icon={<SnippetsOutlined />}
          aria-label={t('paste')}
          title={`${t('paste')} · ${t('pasteHint')}`}
          onClick={() => void pasteNow()}
        />
        {picture !== null && (
          <Button icon={<DeleteOutlined />} aria-label={t('remove')} title={t('remove')} onClick={() => onChange(null)} />
        )}
      </div>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {dialogs}
    </div>
  );
};
