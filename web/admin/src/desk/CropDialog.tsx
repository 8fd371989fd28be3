import { RotateRightOutlined } from '@ant-design/icons';
import { Button, Slider } from 'antd';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { cutOf, largestZoom, type Placement, scaleOf, settled, type Size } from './crop.ts';
import { faceOval, leastSkin, skinShareOf } from './face-hint.ts';
import { canvasOf, longestSide, turned } from './picture-file.ts';
import { leastSharp, measureSharpness } from './sharpness.ts';

interface CropDialogProps {
  readonly picture: HTMLImageElement | null;
  readonly title: string;
  readonly hint: string;
  readonly frameOf: (size: Size) => Size;
  /** Pixels of what is kept; null: as many as the cut has, up to the longest side. */
  readonly pixels: Size | null;
  /** Of a person: where the face belongs is drawn, and it is said when none seems to be there. */
  readonly face: boolean;
  readonly onDone: (cut: string) => void;
  readonly onClose: () => void;
}

const start: Placement = { zoom: 1, x: 0, y: 0 };
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-6, 0],
  ArrowRight: [6, 0],
  ArrowUp: [0, -6],
  ArrowDown: [0, 6],
};

const sizeOf = (picture: HTMLImageElement | null): Size => ({ width: picture?.naturalWidth ?? 1, height: picture?.naturalHeight ?? 1 });

const cut = (picture: HTMLImageElement, placement: Placement, frame: Size, pixels: Size | null): string => {
  const { x, y, width, height } = cutOf(sizeOf(picture), placement, frame);
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const kept = pixels ?? { width: width * scale, height: height * scale };
  const canvas = canvasOf(kept.width, kept.height, (context) => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.drawImage(picture, x, y, width, height, 0, 0, context.canvas.width, context.canvas.height);
  });
  return canvas.toDataURL('image/jpeg', 0.88);
};

/** Small enough to be looked at while the picture is dragged. */
const sample: Size = { width: 50, height: 70 };

const showsFace = (picture: HTMLImageElement, placement: Placement, frame: Size): boolean => {
  const { x, y, width, height } = cutOf(sizeOf(picture), placement, frame);
  const canvas = canvasOf(sample.width, sample.height, (context) =>
    context.drawImage(picture, x, y, width, height, 0, 0, sample.width, sample.height),
  );
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, sample.width, sample.height);
  return (skinShareOf(data, sample) ?? 1) >= leastSkin;
};

const percent = (share: number): string => `${share * 100}%`;
const { x, y, across, down } = faceOval;
const ovalStyle = { left: percent(x - across), top: percent(y - down), width: percent(2 * across), height: percent(2 * down) };

/** The picture under a frame: dragged, zoomed, turned, then cut. R turns, Enter takes it. */
export const CropDialog = ({ picture: given, title, hint, frameOf, pixels, face, onDone, onClose }: CropDialogProps) => {
  const { t } = useTranslation('desk');
  const [picture, setPicture] = useState(given);
  const [placement, setPlacement] = useState(start);
  const [sharp, setSharp] = useState<boolean | null>(null);
  const held = useRef<{ readonly x: number; readonly y: number; readonly from: Placement } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setPicture(given), [given]);
  useEffect(() => {
    setPlacement(start);
    const found = picture && measureSharpness(picture, picture.naturalWidth, picture.naturalHeight);
    setSharp(found === null ? null : found >= leastSharp);
  }, [picture]);

  const size = sizeOf(picture);
  const frame = frameOf(size);
  const place = (asked: Placement): void => setPlacement(settled(size, asked, frame));
  const scale = scaleOf(size, placement, frame);
  const turn = (): void => void (picture && turned(picture).then(setPicture));
  const done = (): void => {
    if (picture) onDone(cut(picture, placement, frame, pixels));
  };

  const faceless = useMemo(() => face && picture !== null && !showsFace(picture, placement, frame), [face, picture, placement, frame]);

  const drag = (event: PointerEvent): void => {
    if (held.current)
      place({
        ...held.current.from,
        x: held.current.from.x + event.clientX - held.current.x,
        y: held.current.from.y + event.clientY - held.current.y,
      });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') return done();
    if (event.code === 'KeyR') return turn();
    if (event.key === '+' || event.key === '=') return place({ ...placement, zoom: placement.zoom * 1.08 });
    if (event.key === '-') return place({ ...placement, zoom: placement.zoom / 1.08 });
    const by = steps[event.key];
    if (!by) return undefined;
    event.preventDefault();
    return place({ ...placement, x: placement.x + by[0], y: placement.y + by[1] });
  };

  return (
    <Dialog
      open={given !== null}
      title={title}
      width={Math.max(340, frame.width + 60)}
      okText={t('usePicture')}
      cancelText={t('cancelPicture')}
      onOk={done}
      onCancel={onClose}
      okButtonProps={{ 'data-testid': 'use-picture' }}
      afterOpenChange={(shown) => shown && box.current?.focus()}
    >
      <p className="muted small">{hint}</p>
      <div
        ref={box}
        className="crop"
        style={frame}
        role="application"
        aria-label={title}
        tabIndex={0}
        data-testid="crop"
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = { x: event.clientX, y: event.clientY, from: placement };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          held.current = null;
        }}
        onWheel={(event) => place({ ...placement, zoom: placement.zoom * (event.deltaY < 0 ? 1.08 : 1 / 1.08) })}
      >
        {picture && (
          <img
            src={picture.src}
            alt=""
            draggable={false}
            style={{
              width: size.width * scale,
              height: size.height * scale,
              transform: `translate(calc(-50% + ${placement.x}px), calc(-50% + ${placement.y}px))`,
            }}
          />
        )}
        {face && <span className="crop-face" style={ovalStyle} />}
      </div>
      <div className="crop-tools">
        <Slider
          min={1}
          max={largestZoom}
          step={0.02}
          value={placement.zoom}
          onChange={(zoom) => place({ ...placement, zoom })}
          tooltip={{ open: false }}
          ariaLabelForHandle={t('zoom')}
        />
        <Button icon={<RotateRightOutlined />} onClick={turn} data-testid="turn">
          {t('turn')} <kbd>R</kbd>
        </Button>
      </div>
      {sharp === false && (
        <p className="field-warning" role="status" data-testid="blurred">
          {t('blurred')}
        </p>
      )}
      {faceless && (
        <p className="field-warning" role="status" data-testid="faceless">
          {t('faceless')}
        </p>
      )}
    </Dialog>
  );
};
