import type { KeyboardEvent } from 'react';
import { takeScanned } from '../commands/scanned.ts';

/** A barcode that a scanner typed into a value is no value: it is taken out again and handed on. */
export const catchScan =
  (onScan: (scanned: string) => void) =>
  (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.closest('.measured')) return;
    const scanned = takeScanned(event);
    if (scanned !== null) onScan(scanned);
  };
