import { Alert, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { canvasOf } from './picture-file.ts';
import { leastSharp, measureSharpness } from './sharpness.ts';
import { useCamera } from './useCamera.ts';

interface CameraDialogProps {
  readonly open: boolean;
  /** Which of the PC's cameras, and which frame. */
  readonly purpose: 'portrait' | 'paper';
  readonly title: string;
  readonly onTake: (picture: string) => void;
  readonly onClose: () => void;
}

/** In milliseconds. */
const betweenLooks = 500;

/** What the camera sees, and whether it is sharp. The space bar takes the picture. */
export const CameraDialog = ({ open, purpose, title, onTake, onClose }: CameraDialogProps) => {
  const { t } = useTranslation('desk');
  const { video, state, cameras, chosen, choose } = useCamera(open, purpose);
  const [sharp, setSharp] = useState<boolean | null>(null);

  useEffect(() => {
    if (state !== 'on') return setSharp(null);
    const timer = setInterval(() => {
      const shown = video.current;
      const found = shown && measureSharpness(shown, shown.videoWidth, shown.videoHeight);
      setSharp(found === null ? null : found >= leastSharp);
    }, betweenLooks);
    return () => clearInterval(timer);
  }, [state, video]);

  const take = (): void => {
    const shown = video.current;
    if (!shown || state !== 'on') return;
    const canvas = canvasOf(shown.videoWidth, shown.videoHeight, (context) => context.drawImage(shown, 0, 0));
    onTake(canvas.toDataURL('image/jpeg', 0.95));
  };

  return (
    <Dialog
      open={open}
      title={title}
      width={purpose === 'paper' ? 720 : 560}
      destroyOnHidden
      okText={
        <>
          {t('take')} <kbd>{t('space')}</kbd>
        </>
      }
      cancelText={t('cancelPicture')}
      okButtonProps={{ disabled: state !== 'on', autoFocus: true, 'data-testid': 'shutter' }}
      onOk={take}
      onCancel={onClose}
    >
      {state === 'failed' ? (
        <Alert type="error" showIcon title={t('cameraFailed')} />
      ) : (
        <div
          className="camera"
          tabIndex={-1}
          ref={(box) => {
            if (state === 'on') box?.focus();
          }}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            take();
          }}
        >
          <video ref={video} muted playsInline data-testid="camera" data-state={state} />
          {purpose === 'portrait' && <span className="camera-frame" />}
          {sharp !== null && (
            <span className={sharp ? 'camera-note' : 'camera-note camera-note-bad'} role="status">
              {t(sharp ? 'sharp' : 'blurredNow')}
            </span>
          )}
        </div>
      )}
      {cameras.length > 1 && (
        <Select
          aria-label={t('whichCamera')}
          data-testid="which-camera"
          style={{ width: '100%', marginTop: 8 }}
          value={chosen}
          onChange={choose}
          options={cameras.map(({ id, label }, n) => ({ value: id, label: label || t('cameraN', { n: n + 1 }) }))}
        />
      )}
    </Dialog>
  );
};
