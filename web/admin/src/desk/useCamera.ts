import { type RefObject, useEffect, useRef, useState } from 'react';
import { useRemembered } from '../app/remembered.ts';

export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: 'starting' | 'on' | 'failed';
  readonly cameras: readonly CameraChoice[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/**
 * A camera of this PC while `open`; let go as soon as it is not. Which one is remembered for each purpose: the portrait's
 * stands on the desk, the papers' above it. One that was unplugged gives way to any.
 */
export const useCamera = (open: boolean, purpose: string): Camera => {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Camera['state']>('starting');
  const [cameras, setCameras] = useState<readonly CameraChoice[]>([]);
  const [wanted, setWanted] = useRemembered<string | null>(`hc-camera.${purpose}`, null);
  const [used, setUsed] = useState<string | null>(null);

  useEffect(() => {
    if (!open) return undefined;
    let stream: MediaStream | null = null;
    let gone = false;
    setState('starting');
    const size =
      purpose === 'paper' ? { width: { ideal: 2592 }, height: { ideal: 1944 } } : { width: { ideal: 1280 }, height: { ideal: 960 } };
    const begin = async (): Promise<void> => {
      const device = wanted === null ? {} : { deviceId: { ideal: wanted } };
      stream = await navigator.mediaDevices.getUserMedia({ video: { ...size, ...device } });
      if (gone) return stream.getTracks().forEach((track) => track.stop());
      setUsed(stream.getVideoTracks()[0]?.getSettings().deviceId ?? null);
      const found = await navigator.mediaDevices.enumerateDevices();
      setCameras(found.flatMap(({ kind, deviceId, label }) => (kind === 'videoinput' ? [{ id: deviceId, label }] : [])));
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
  }, [open, purpose, wanted]);

  return { video, state, cameras, chosen: used, choose: setWanted };
};
