import { type PointerEvent, useCallback, useRef } from 'react';

interface Dragging {
  /** How far the pointer is from where it went down, in pixels. */
  readonly onMove: (dx: number, dy: number, event: globalThis.PointerEvent) => void;
  /** `moved`: false where it was a click. */
  readonly onEnd: (moved: boolean) => void;
}

const hand = 3;

/** Follows one pointer from where it goes down until it is lifted; Escape or a lost pointer ends it too. */
export const usePointerDrag = () => {
  const running = useRef<AbortController | null>(null);
  return useCallback((event: PointerEvent, { onMove, onEnd }: Dragging): void => {
    if (event.button !== 0) return;
    running.current?.abort();
    const ending = new AbortController();
    running.current = ending;
    const { clientX, clientY, pointerId } = event;
    let moved = false;
    const { signal } = ending;
    const end = (): void => {
      ending.abort();
      onEnd(moved);
    };
    const move = (now: globalThis.PointerEvent): void => {
      if (now.pointerId !== pointerId) return;
      const [dx, dy] = [now.clientX - clientX, now.clientY - clientY];
      moved ||= Math.hypot(dx, dy) > hand;
      if (moved) onMove(dx, dy, now);
    };
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', end, { signal });
    addEventListener('pointercancel', end, { signal });
  }, []);
};
