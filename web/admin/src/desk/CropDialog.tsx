import { Modal, Slider } from 'antd';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cutOf, frame, largestZoom, type Placement, portraitPixels, scaleOf, settled } from './crop.ts';

interface CropDialogProps {
  readonly picture: HTMLImageElement | null;
  readonly onDone: (portrait: string) => void;
  readonly onClose: () => void;
}

const start: Placement = { zoom: 1, x: 0, y: 0 };
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-6, 0],
  ArrowRight: [6, 0],
  ArrowUp: [0, -6],
  ArrowDown: [0, 6],
};

const cut = (picture: HTMLImageElement, placement: Placement): string => {
  const canvas = document.createElement('canvas');
  canvas.width = portraitPixels.width;
  canvas.height = portraitPixels.height;
  const context = canvas.getContext('2d');
  if (!context) return '';
  const { x, y, width, height } = cutOf({ width: picture.naturalWidth, height: picture.naturalHeight }, placement);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.9);
};

/** The picture under a frame of the card's shape: dragged, zoomed, then cut. */
export const CropDialog = ({ picture, onDone, onClose }: CropDialogProps) => {
  const { t } = useTranslation('desk');
  const [placement, setPlacement] = useState(start);
  const held = useRef<{ readonly x: number; readonly y: number; readonly from: Placement } | null>(null);
  useEffect(() => setPlacement(start), [picture]);

  const size = { width: picture?.naturalWidth ?? 1, height: picture?.naturalHeight ?? 1 };
  const place = (asked: Placement): void => setPlacement(settled(size, asked));
  const scale = scaleOf(size, placement);

  const drag = (event: PointerEvent): void => {
    if (held.current)
      place({
        ...held.current.from,
        x: held.current.from.x + event.clientX - held.current.x,
        y: held.current.from.y + event.clientY - held.current.y,
      });
  };
  const step = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    place({ ...placement, x: placement.x + by[0], y: placement.y + by[1] });
  };

  return (
    <Modal
      open={picture !== null}
      title={t('cropTitle')}
      width={340}
      okText={t('usePicture')}
      onOk={() => picture && onDone(cut(picture, placement))}
      onCancel={onClose}
      okButtonProps={{ autoFocus: true }}
    >
      <p className="muted small">{t('cropHint')}</p>
      <div
        className="crop"
        style={frame}
        role="application"
        aria-label={t('cropTitle')}
        tabIndex={0}
        onKeyDown={step}
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
      </div>
      <Slider
        min={1}
        max={largestZoom}
        step={0.02}
        value={placement.zoom}
        onChange={(zoom) => place({ ...placement, zoom })}
        tooltip={{ open: false }}
        ariaLabelForHandle={t('zoom')}
      />
    </Modal>
  );
};
