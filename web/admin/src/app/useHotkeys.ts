import { useEffect } from 'react';
import { openDialog } from './useFocusBack.ts';
import { useLatest } from './useLatest.ts';

/** What a key's act answers where the key is the browser's own this time: it goes on as if nobody had listened. */
export const leftToBrowser = Symbol('left to the browser');

/** "F9", "Ctrl+Enter", "Alt+KeyN", "Digit1": letters and digits by their place, so that a Chinese input method does not matter. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

export const chordOf = ({ ctrlKey, metaKey, altKey, shiftKey, key, code }: KeyboardEvent): string => {
  const name = /^(Key[A-Z]|Digit\d)$/.test(code) ? code : key;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey && name.length > 1 ? 'Shift+' : ''}${name}`;
};

/** Whether the key goes into something that is typed in. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement &&
  event.target.matches('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]');

/** Keys of the page; a dialog that is open keeps them to itself. */
export const useHotkeys = (hotkeys: Hotkeys, enabled = true): void => {
  const latest = useLatest(hotkeys);
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector(openDialog)) return;
      const act = latest.current[chordOf(event)];
      if (act && act(event) !== leftToBrowser) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
};
