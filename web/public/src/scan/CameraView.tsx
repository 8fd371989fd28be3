import { Icon } from '@healthcert/web-ui/icons.tsx';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import { OldCardLink } from '../archived/OldCardLink.tsx';
import { addressOf, readScannedText } from './scanned-text.ts';
import { useCamera } from './useCamera.ts';

/** The whole screen is the camera; closes by its button, Escape, or a code found. */
export const CameraView = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const [other, setOther] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const { video, state, toggleLight } = useCamera((text) => {
    const scanned = readScannedText(text);
    if (scanned.kind !== 'code') {
      setOther(text);
      return false;
    }
    navigator.vibrate?.(60);
    goTo(addressOf(scanned));
    return true;
  });
  useEffect(() => dialog.current?.showModal(), []);
  const words = state === 'running' ? t(other !== undefined ? 'scan.other' : 'scan.aim') : t(`scan.${state}`);
  return (
    <dialog ref={dialog} className={`camera camera-${state}`} aria-label={t('scan.title')} onClose={onClose}>
      <video ref={video} muted playsInline />
      <div className="camera-frame" aria-hidden="true" />
      <p role="status">{words}</p>
      {other !== undefined && state === 'running' && <OldCardLink scanned={other} />}
      <div className="camera-actions">
        {toggleLight && (
          <button type="button" className="round" onClick={toggleLight} aria-label={t('scan.light')}>
            <Icon name="sun" size={28} />
          </button>
        )}
        <button type="button" className="round" onClick={onClose} aria-label={t('scan.close')}>
          <Icon name="close" size={28} />
        </button>
      </div>
    </dialog>
  );
};
