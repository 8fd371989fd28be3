import type { PointerEvent } from 'react';
import type { Box, Pull } from './design.ts';

interface StageBoxProps {
  readonly name: string;
  readonly box: Box;
  readonly scale: number;
  readonly chosen: boolean;
  /** The only one that is chosen: its edges may be pulled. */
  readonly alone: boolean;
  readonly wrong: boolean;
  readonly onDown: (event: PointerEvent) => void;
  readonly onPull: (by: Pull, event: PointerEvent) => void;
}

const handles: readonly Pull[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: 1 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
];

/** The frame of one element, for the mouse: by keyboard it is chosen among the layers, for some are finer than any pointer. */
export const StageBox = ({ name, box, scale, chosen, alone, wrong, onDown, onPull }: StageBoxProps) => (
  <div
    className={['artboard-box', chosen && 'artboard-box-on', wrong && 'artboard-box-wrong'].filter(Boolean).join(' ')}
    style={{ left: box.x * scale, top: box.y * scale, width: box.width * scale, height: Math.max(box.height * scale, 3) }}
    title={name}
    onPointerDown={(event) => {
      event.stopPropagation();
      onDown(event);
    }}
  >
    {chosen &&
      alone &&
      handles.map((pull) => (
        <span
          key={`${pull.x}${pull.y}`}
          className={`artboard-handle handle-x${pull.x} handle-y${pull.y}`}
          onPointerDown={(event) => onPull(pull, event)}
        />
      ))}
  </div>
);
