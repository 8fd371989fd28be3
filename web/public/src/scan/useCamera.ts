import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { openReader } from './detector.ts';

type CameraState = 'starting' | 'running' | 'denied' | 'missing' | 'failed';

/** A card's code has 69 modules a side: at 640 pixels across it would be lost, so as many as the camera has are asked for. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
};

/** Between two looks at the picture: quick for the hand, easy on an old phone. */
const pauseMs = 120;

const stateOf = (error: unknown): CameraState => {
  if (!(error instanceof DOMException)) return 'failed';
  return error.name === 'NotAllowedError' || error.name === 'SecurityError' ? 'denied' : 'missing';
};

interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  /** Undefined where the camera has no light. */
  readonly toggleLight: (() => void) | undefined;
}

/** Runs the camera while mounted and calls `onText` with what each picture says, until it returns true. */
export const useCamera = (onText: (text: string) => boolean): Camera => {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [track, setTrack] = useState<MediaStreamTrack>();
  const [lit, setLit] = useState(false);
  const told = useRef(onText);
  told.current = onText;

  useEffect(() => {
    const stopped = new AbortController();
    let stream: MediaStream | undefined;
    const run = async () => {
      if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('no camera here', 'NotFoundError');
      const [reader, opened] = await Promise.all([openReader(), navigator.mediaDevices.getUserMedia(wanted).then((got) => (stream = got))]);
      const screen = video.current;
      if (stopped.signal.aborted || !screen) return opened.getTracks().forEach((one) => one.stop());
      screen.srcObject = opened;
      await screen.play();
      setTrack(opened.getVideoTracks()[0]);
      setState('running');
      while (!stopped.signal.aborted) {
        const texts = await reader.read(screen).catch(() => []);
        if (!stopped.signal.aborted && texts.some((text) => told.current(text))) return undefined;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      return undefined;
    };
    run().catch((error: unknown) => !stopped.signal.aborted && setState(stateOf(error)));
    return () => {
      stopped.abort();
      stream?.getTracks().forEach((one) => one.stop());
    };
  }, []);

  const hasLight = track !== undefined && 'torch' in (track.getCapabilities?.() ?? {});
  const toggleLight = useCallback(() => {
    const constraints = { advanced: [{ torch: !lit }] } as unknown as MediaTrackConstraints; // torch: W3C Image Capture, not in lib.dom
    void track?.applyConstraints(constraints).then(
      () => setLit(!lit),
      () => undefined,
    );
  }, [track, lit]);
  return { video, state, toggleLight: hasLight ? toggleLight : undefined };
};
