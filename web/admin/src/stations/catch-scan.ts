import type { KeyboardEvent } from 'react';
import { looksScanned } from '../commands/scanned.ts';
import type { Results } from './useResults.ts';

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
