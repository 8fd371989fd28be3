import { remember } from '@healthcert/web-ui/remembered.ts';
import { useSyncExternalStore } from 'react';
import { readRemembered } from '../app/remembered.ts';
import type { PrintHow } from './fetch-papers.ts';
import { type PrintKind, printKinds } from './print-kind.ts';

/** Millimetres, and the scale in parts of the true size. */
export interface Shift {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** How this PC prints: kept on the PC, because printers are. */
export interface PcPrinting {
  /** auto: by the desk agent where one is ready, else by the browser. */
  readonly route: 'auto' | 'browser';
  /** Cards on pre-printed stock: only what differs from card to card. */
  readonly overlay: boolean;
  readonly cardSides: 'all' | 'first';
  /** Of the browser's printing alone: the agent keeps its own, by printer. */
  readonly shifts: Readonly<Record<PrintKind, Shift>>;
}

export const noShift: Shift = { x: 0, y: 0, scale: 1 };
export const usualPrinting: PcPrinting = {
  route: 'auto',
  overlay: false,
  cardSides: 'all',
  shifts: { card: noShift, label: noShift, a4: noShift, a5: noShift },
};

const key = 'hc-printing';
const listeners = new Set<() => void>();

/** What is missing or of another age is as usual. */
const read = (): PcPrinting => {
  const kept = readRemembered<Partial<PcPrinting>>(key, {});
  const shifts = Object.fromEntries(printKinds.map((kind) => [kind, { ...noShift, ...kept.shifts?.[kind] }]));
  return { ...usualPrinting, ...kept, shifts: shifts as PcPrinting['shifts'] };
};
let known: PcPrinting | null = null;
export const pcPrinting = (): PcPrinting => (known ??= read());

export const changePcPrinting = (changed: Partial<PcPrinting>): void => {
  known = { ...pcPrinting(), ...changed };
  remember(key, JSON.stringify(known));
  for (const tell of listeners) tell();
};

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const usePcPrinting = (): PcPrinting => useSyncExternalStore(listen, pcPrinting);

/** What is asked of the server for a way of printing: the agent shifts by itself. */
export const howOf = (settings: PcPrinting, kind: PrintKind, route: 'agent' | 'browser'): PrintHow => ({
  ...(kind === 'card' && { overlay: settings.overlay, pages: settings.cardSides }),
  ...(route === 'browser' && settings.shifts[kind]),
});
