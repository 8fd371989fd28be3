import { App } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraDialog } from './CameraDialog.tsx';
import type { Size } from './crop.ts';
import { CropDialog } from './CropDialog.tsx';
import { imageFrom, type PictureTrouble, readPicture } from './picture-file.ts';

interface Wanted {
  readonly purpose: 'portrait' | 'paper';
  /** Over the camera, and over the picture that is cut. */
  readonly titles: { readonly camera: string; readonly crop: string };
  readonly hint: string;
  readonly frameOf: (picture: Size) => Size;
  /** Of the cut picture; null: as many as it has. */
  readonly pixels: Size | null;
  /** Names the field of the file for a test. */
  readonly testId: string;
  readonly onCut: (picture: string) => void;
  /** A PDF is taken as it is; without this it is no picture. */
  readonly onPdf?: (pdf: Blob) => void;
}

interface Picture {
  readonly openCamera: () => void;
  readonly openFiles: () => void;
  /** Takes a picture that was chosen, dropped or pasted. */
  readonly take: (file: Blob) => Promise<void>;
  readonly dialogs: ReactNode;
}

/** A picture from the camera or a file, cut to its frame; what is no picture is said. */
export const usePicture = ({ purpose, titles, hint, frameOf, pixels, testId, onCut, onPdf }: Wanted): Picture => {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const [camera, setCamera] = useState(false);
  const [cropping, setCropping] = useState<HTMLImageElement | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const refuse = (trouble: PictureTrouble): void => void message.error(t(`trouble_${trouble}`), 6);
  const take = async (file: Blob): Promise<void> => {
    const read = await readPicture(file, { pdf: onPdf !== undefined });
    if (!read.ok) refuse(read.trouble);
    else if ('pdf' in read) onPdf?.(read.pdf);
    else setCropping(read.picture);
  };
  const dialogs = (
    <>
      <input
        ref={chooser}
        type="file"
        accept={onPdf ? 'image/*,.heic,application/pdf' : 'image/*,.heic'}
        hidden
        data-testid={testId}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void take(chosen);
          target.value = '';
        }}
      />
      <CameraDialog
        open={camera}
        purpose={purpose}
        title={titles.camera}
        onTake={(taken) => {
          setCamera(false);
          void imageFrom(taken).then(setCropping, () => refuse('notPicture'));
        }}
        onClose={() => setCamera(false)}
      />
      <CropDialog
        picture={cropping}
        title={titles.crop}
        hint={hint}
        frameOf={frameOf}
        pixels={pixels}
        face={purpose === 'portrait'}
        onDone={(cut) => {
          setCropping(null);
          onCut(cut);
        }}
        onClose={() => setCropping(null)}
      />
    </>
  );
  return { openCamera: () => setCamera(true), openFiles: () => chooser.current?.click(), take, dialogs };
};
