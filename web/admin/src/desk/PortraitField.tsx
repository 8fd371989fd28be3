import { CameraOutlined, DeleteOutlined, FolderOpenOutlined, SnippetsOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Portrait } from '../queue/Portrait.tsx';
import { CameraDialog } from './CameraDialog.tsx';
import { portraitFrame, portraitPixels } from './crop.ts';
import { CropDialog } from './CropDialog.tsx';
import { imageFrom, type PictureTrouble, readPicture } from './picture-file.ts';

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
  const [camera, setCamera] = useState(false);
  const [cropping, setCropping] = useState<HTMLImageElement | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const refuse = (trouble: PictureTrouble): void => void message.error(t(`trouble_${trouble}`), 6);
  const crop = (address: string): void => void imageFrom(address).then(setCropping, () => refuse('notPicture'));
  const cropFile = async (chosen: Blob): Promise<void> => {
    const read = await readPicture(chosen, { pdf: false });
    if (!read.ok) refuse(read.trouble);
    else if ('picture' in read) setCropping(read.picture);
  };

  const latest = useRef(cropFile);
  latest.current = cropFile;
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
        if (type) return cropFile(await item.getType(type));
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
        if (image) void cropFile(image);
      }}
    >
      {picture === null ? (
        <Portrait file={file} name={t('portrait')} width={150} />
      ) : (
        <img className="portrait" style={{ width: 150, height: 210 }} src={picture} alt={t('portrait')} />
      )}
      <div className="portrait-buttons">
        <Button icon={<CameraOutlined />} onClick={() => setCamera(true)} data-testid="portrait-camera">
          {t('camera')}
        </Button>
        <Button icon={<FolderOpenOutlined />} aria-label={t('file')} title={t('file')} onClick={() => chooser.current?.click()} />
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
      <input
        ref={chooser}
        type="file"
        accept="image/*,.heic"
        hidden
        data-testid="portrait-file"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void cropFile(chosen);
          target.value = '';
        }}
      />
      <CameraDialog
        open={camera}
        purpose="portrait"
        title={t('cameraTitle')}
        onTake={(taken) => {
          setCamera(false);
          crop(taken);
        }}
        onClose={() => setCamera(false)}
      />
      <CropDialog
        picture={cropping}
        title={t('cropTitle')}
        hint={t('cropHint')}
        frameOf={() => portraitFrame}
        pixels={portraitPixels}
        onDone={(portrait) => {
          setCropping(null);
          onChange(portrait);
        }}
        onClose={() => setCropping(null)}
      />
    </div>
  );
};
