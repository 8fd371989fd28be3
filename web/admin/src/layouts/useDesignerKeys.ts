import { isTyping, leftToBrowser, useHotkeys } from '../app/useHotkeys.ts';
import { elementsOf } from './design.ts';
import type { Designer } from './useDesigner.ts';

/** How far an arrow key moves what is chosen; with Shift ten times as far. In millimetres. */
const fine = 0.1;
const arrows = [
  ['ArrowLeft', -1, 0],
  ['ArrowRight', 1, 0],
  ['ArrowUp', 0, -1],
  ['ArrowDown', 0, 1],
] as const;

/** The keys of the designer; who may only look moves nothing. */
export const useDesignerKeys = (designer: Designer, disabled: boolean, onSave: () => void): void => {
  const nudge = (dx: number, dy: number) => (event: KeyboardEvent) => {
    if (isTyping(event) || disabled || designer.chosen.size === 0) return leftToBrowser;
    return designer.nudge(dx, dy, event.repeat);
  };
  const act = (does: () => unknown) => (event: KeyboardEvent) => (isTyping(event) ? leftToBrowser : does());
  const change = (does: () => void) => act(() => !disabled && does());
  useHotkeys({
    'Ctrl+KeyZ': act(designer.undo),
    'Ctrl+KeyY': act(designer.redo),
    'Ctrl+KeyD': change(designer.duplicate),
    'Ctrl+KeyA': act(() => designer.choose(new Set(elementsOf(designer.design, designer.page).keys()))),
    'Ctrl+KeyS': onSave,
    Delete: change(designer.remove),
    Backspace: change(designer.remove),
    Escape: act(() => designer.choose(new Set())),
    ...Object.fromEntries(
      arrows.flatMap(([arrow, x, y]) => [
        [arrow, nudge(x * fine, y * fine)],
        [`Shift+${arrow}`, nudge(x, y)],
      ]),
    ),
  });
};
