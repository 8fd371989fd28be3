import type { KeyboardEvent } from 'react';
import type { Results } from './useResults.ts';

/** What only a scanner or a wrong field brings: a case's or a specimen's number, no value of anything measured. */
export const looksScanned = (typed: string): boolean => /^(\d{12}|\d{15})$/.test(typed.normalize('NFKC').replaceAll(/\s/g, ''));

/** A barcode that a scanner typed into a value is no value: it is taken out again and handed on. */
export const catchScan =
  ({ entries, change }: Pick<Results, 'entries' | 'change'>, onScan: (scanned: string) => void) =>
  (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.ctrlKey || !(target instanceof HTMLInputElement) || !target.closest('.measured')) return;
    if (!looksScanned(target.value)) return;
    event.preventDefault();
    const [, item = '', field = ''] = /^value-([^-]+)-(.+)$/.exec(target.id) ?? [];
    const entry = entries[item];
    if (entry) change(item, { ...entry, values: { ...entry.values, [field]: '' } });
    onScan(target.value);
  };
