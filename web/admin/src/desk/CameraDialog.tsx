import { Alert, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CameraDialogProps {
  readonly open: boolean;
  readonly onTake: (picture: string) => void;
  readonly onClose: () => void;
}

/** The PC's camera; it is let go as soon as the dialog closes. */
export const CameraDialog = ({ open, onTake, onClose }: CameraDialogProps) => {
  const { t } = useTranslation('desk');
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'starting' | 'on' | 'failed'>('starting');

  useEffect(() => {
    if (!open) return undefined;
    let stream: MediaStream | null = null;
    let gone = false;
    setState('starting');
    const begin = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 960 } } });
      if (gone) return stream.getTracks().forEach((track) => track.stop());
      if (video.current) {
        video.current.srcObject = stream;
        await video.current.play();
      }
      setState('on');
    };
    begin().catch(() => !gone && setState('failed'));
    return () => {
      gone = true;
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [open]);

  const take = (): void => {
    const shown = video.current;
    if (!shown || state !== 'on') return;
    const canvas = document.createElement('canvas');
    canvas.width = shown.videoWidth;
    canvas.height = shown.videoHeight;
    canvas.getContext('2d')?.drawImage(shown, 0, 0);
    onTake(canvas.toDataURL('image/jpeg', 0.95));
  };

  return (
    <Modal
      open={open}
      title={t('cameraTitle')}
      width={560}
      destroyOnHidden
      okText={t('take')}
      okButtonProps={{ disabled: state !== 'on', autoFocus: true }}
      onOk={take}
      onCancel={onClose}
    >
      {state === 'failed' ? (
        <Alert type="error" showIcon title={t('cameraFailed')} />
      ) : (
        <div className="camera">
          <video ref={video} muted playsInline />
          <span className="camera-frame" />
        </div>
      )}
    </Modal>
  );
};
