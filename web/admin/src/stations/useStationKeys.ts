import type { RefObject } from 'react';
import { isTyping, leftToBrowser, useHotkeys } from '../app/useHotkeys.ts';
import { emptyEntry, emptyRow, toggled, withHistory } from './entry.ts';
import type { ItemAction } from './StationItem.tsx';
import type { StationCase } from './useStationCase.ts';
import type { Results } from './useResults.ts';

interface AtWork {
  readonly of: StationCase;
  readonly results: Results;
  /** The code of the item that the hands are at. */
  readonly at: string | null;
  readonly list: RefObject<HTMLElement | null>;
  readonly goTo: (item: string | null) => void;
  readonly fillNormal: () => void;
  readonly save: () => void;
  readonly act: (action: ItemAction) => void;
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Whether an arrow still moves the caret among the lines of an area, and does not leave it yet. */
const goesOnWithin = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, by: number): boolean =>
  by < 0 ? selectionStart > 0 : selectionEnd < value.length;

/** Everything at a station without the mouse. */
export const useStationKeys = ({ of: { items, open, locked }, results, at, list, goTo, fillNormal, save, act }: AtWork): void => {
  const current = locked ? undefined : open.find(({ item }) => item.code === at)?.item;

  const walk = (by: number) => (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('.ant-select, .ant-picker, .queue, select')) return leftToBrowser;
    if (event.target instanceof HTMLTextAreaElement && goesOnWithin(event.target, by)) return leftToBrowser;
    const order = items.map(({ item }) => item.code);
    return goTo(order[Math.min(order.length - 1, Math.max(0, order.indexOf(at ?? '') + by))] ?? null);
  };
  const tick = (n: number) => (event: KeyboardEvent) => {
    const finding = current?.findings[n - 1];
    if (isTyping(event) || !current || !finding) return leftToBrowser;
    // The digit must not go on into the field for the site that opens now.
    return results.change(current.code, toggled(current, results.entries[current.code] ?? emptyEntry, finding.code));
  };
  /** A letter typed at the findings goes into the field that finds them. */
  const find = (event: KeyboardEvent): unknown => {
    if (!isTyping(event) && !locked) list.current?.querySelector<HTMLElement>(`[data-item="${at}"] .finding-search`)?.focus();
    return leftToBrowser;
  };
  const addHistory = (): void => {
    const item = open.find((one) => one.item.station === 'interview')?.item;
    if (!item || locked) return;
    const entry = results.entries[item.code] ?? emptyEntry;
    results.change(item.code, withHistory(item, entry, [...(entry.history ?? []), emptyRow]));
  };
  useHotkeys({
    F8: fillNormal,
    'Alt+KeyN': fillNormal,
    F9: save,
    'Ctrl+Enter': save,
    'Alt+KeyH': addHistory,
    'Alt+KeyG': () => act('correct'),
    'Alt+KeyJ': () => act('refuse'),
    'Alt+KeyY': () => act('defer'),
    ArrowDown: walk(1),
    ArrowUp: walk(-1),
    ...Object.fromEntries(digits.map((n) => [`Digit${n}`, tick(n)])),
    ...Object.fromEntries(letters.map((letter) => [`Key${letter}`, find])),
  });
};
