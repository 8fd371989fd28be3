import type { KeyboardEvent } from 'react';

/** What only a scanner or a wrong field brings: a case's or a specimen's number, no value of anything measured. */
export const looksScanned = (typed: string): boolean => /^(\d{12}|\d{15})$/.test(typed.normalize('NFKC').replaceAll(/\s/g, ''));

/** Hears of barcodes scanned where nothing takes what is typed; their Enter presses no button. Returns the way to stop. */
export const hearScans = (onScan: (scanned: string) => void): (() => void) => {
  let digits = '';
  const listen = (event: globalThis.KeyboardEvent): void => {
    if (/^\d$/.test(event.key)) {
      digits += event.key;
      return;
    }
    const scanned = digits;
    digits = '';
    if (event.key !== 'Enter' || !looksScanned(scanned)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onScan(scanned);
  };
  window.addEventListener('keydown', listen, true);
  return () => window.removeEventListener('keydown', listen, true);
};

const setNative = (field: HTMLInputElement | HTMLTextAreaElement, value: string): void => {
  // What React holds of the field follows from its own event.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/**
 * A barcode scanned into a dialog that asks for something else: its line is taken out again, its Enter does nothing. Returns
 * it; null: it was none.
 */
export const takeScanned = (event: KeyboardEvent): string | null => {
  const { target } = event;
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing || !isField) return null;
  const [, before = '', last = ''] = /^(.*?)(\d{12}(?:\d{3})?)\s*$/s.exec(target.value.normalize('NFKC')) ?? [];
  if (!looksScanned(last) || /\d$/.test(before)) return null;
  event.preventDefault();
  event.stopPropagation();
  setNative(target, before);
  return last;
};
