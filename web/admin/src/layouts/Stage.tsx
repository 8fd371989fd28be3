import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { around, type Box, elementsOf, moved, type Pull, resizedBox, rounded } from './design.ts';
import { type Guide, snap } from './snap.ts';
import { StageBox } from './StageBox.tsx';
import type { Designer } from './useDesigner.ts';
import type { Preview } from './usePreview.ts';
import { usePointerDrag } from './usePointerDrag.ts';

interface StageProps {
  readonly designer: Designer;
  readonly preview: Preview;
  /** CSS pixels for a millimetre. */
  readonly scale: number;
  /** Whether dragged boxes are drawn to others. */
  readonly snapping: boolean;
  readonly grid: boolean;
  /** Elements with problems. */
  readonly wrong: ReadonlySet<number>;
  readonly nameOf: (element: number) => string;
}

/** Within so many pixels a dragged box is drawn to a line. */
const reach = 6;
const step = 0.1;

/** The page as it prints, and over it a frame for every element: dragged, pulled, or moved by the arrow keys. */
export const Stage = ({ designer, preview, scale, snapping, grid, wrong, nameOf }: StageProps) => {
  const { t } = useTranslation('layouts');
  const { design, page, chosen, choose, apply } = designer;
  const elements = elementsOf(design, page);
  const drag = usePointerDrag();
  const [guides, setGuides] = useState<readonly Guide[]>([]);
  const [band, setBand] = useState<Box | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const { paper } = design;

  const select = (n: number, event: PointerEvent): ReadonlySet<number> => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      const after = new Set(chosen);
      if (!after.delete(n)) after.add(n);
      choose(after);
      return after;
    }
    if (chosen.has(n)) return chosen;
    choose(new Set([n]));
    return new Set([n]);
  };

  const move = (n: number, event: PointerEvent): void => {
    const moving = select(n, event);
    if (moving.size === 0) return;
    const before = design;
    const whole = around(elements.flatMap(({ box }, at) => (moving.has(at) ? [box] : [])));
    const others = [{ x: 0, y: 0, ...paper }, ...elements.flatMap(({ box }, at) => (moving.has(at) ? [] : [box]))];
    let joined = false;
    drag(event, {
      onMove: (dx, dy, { altKey }) => {
        const to = { ...whole, x: whole.x + dx / scale, y: whole.y + dy / scale };
        const near = snap(to, snapping && !altKey ? others : [], reach / scale, step);
        setGuides(near.guides);
        apply(() => moved(before, page, moving, dx / scale + near.dx, dy / scale + near.dy), joined);
        joined = true;
      },
      onEnd: () => setGuides([]),
    });
  };

  const pull = (n: number, by: Pull, event: PointerEvent): void => {
    event.stopPropagation();
    const element = elements[n];
    if (!element) return;
    let joined = false;
    drag(event, {
      onMove: (dx, dy) => {
        const box = resizedBox(element.box, by, dx / scale, dy / scale);
        apply(
          (of) => ({
            ...of,
            pages: of.pages.map((one, at) =>
              at === page ? { ...one, elements: one.elements.map((each, place) => (place === n ? { ...each, box } : each)) } : one,
            ),
          }),
          joined,
        );
        joined = true;
      },
      onEnd: () => undefined,
    });
  };

  /** A frame drawn on the empty page chooses what lies in it. */
  const frame = (event: PointerEvent): void => {
    const at = sheet.current?.getBoundingClientRect();
    if (!at) return;
    const [x, y] = [(event.clientX - at.left) / scale, (event.clientY - at.top) / scale];
    let drawn: Box | null = null;
    drag(event, {
      onMove: (dx, dy) => {
        const [width, height] = [dx / scale, dy / scale];
        drawn = { x: Math.min(x, x + width), y: Math.min(y, y + height), width: Math.abs(width), height: Math.abs(height) };
        setBand(drawn);
      },
      onEnd: () => {
        setBand(null);
        choose(new Set(drawn === null ? [] : elements.flatMap(({ box }, n) => (isWithin(box, drawn!) ? [n] : []))));
      },
    });
  };

  const size = { width: paper.width * scale, height: paper.height * scale };
  return (
    <div className="artboard" role="region" tabIndex={0} aria-label={t('stage')} onPointerDown={frame}>
      <div
        ref={sheet}
        className={grid ? 'artboard-sheet artboard-grid' : 'artboard-sheet'}
        style={{ ...size, ['--mm' as string]: `${scale}px` }}
        aria-busy={preview.busy}
        data-testid="stage"
      >
        {preview.url && <img className="artboard-picture" src={preview.url} alt="" draggable={false} style={size} />}
        {elements.map((element, n) => (
          <StageBox
            key={n}
            name={nameOf(n)}
            box={element.box}
            scale={scale}
            chosen={chosen.has(n)}
            alone={chosen.size === 1}
            wrong={wrong.has(n)}
            onDown={(event) => move(n, event)}
            onPull={(by, event) => pull(n, by, event)}
          />
        ))}
        {guides.map(({ along, at }) => (
          <div
            key={`${along}${at}`}
            className={`artboard-guide artboard-guide-${along}`}
            style={along === 'x' ? { left: at * scale } : { top: at * scale }}
          />
        ))}
        {band && <div className="artboard-band" style={pixels(band, scale)} />}
      </div>
      <p className="artboard-size muted small" aria-hidden="true">
        {rounded(paper.width)} × {rounded(paper.height)} mm
      </p>
    </div>
  );
};

const isWithin = (box: Box, frame: Box): boolean =>
  box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height;

export const pixels = ({ x, y, width, height }: Box, scale: number) => ({
  left: x * scale,
  top: y * scale,
  width: width * scale,
  height: height * scale,
});
