import { useSyncExternalStore } from 'react';
import { remembered, remember } from './remembered.ts';
import { type Scheme, schemes } from './theme.ts';

export type SchemePreference = Scheme | 'system';

const key = 'hc-scheme';
const changed = new EventTarget();
const systemDark = () => matchMedia('(prefers-color-scheme: dark)');
const onPaper = () => matchMedia('print');

const preference = (): SchemePreference => schemes.find((scheme) => scheme === remembered(key)) ?? 'system';

const current = (): Scheme => {
  if (onPaper().matches) return 'light';
  const chosen = preference();
  if (chosen !== 'system') return chosen;
  return systemDark().matches ? 'dark' : 'light';
};

/** Puts the person's choice on `<html data-scheme>`, which tokens.css reads. Call once before the first render. */
export const applyColourScheme = (): void => {
  const chosen = preference();
  if (chosen === 'system') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = chosen;
};

const choose = (chosen: SchemePreference): void => {
  remember(key, chosen === 'system' ? undefined : chosen);
  applyColourScheme();
  changed.dispatchEvent(new Event('change'));
};

const subscribe = (onChange: () => void): (() => void) => {
  const system = systemDark();
  changed.addEventListener('change', onChange);
  const paper = onPaper();
  system.addEventListener('change', onChange);
  paper.addEventListener('change', onChange);
  return () => {
    changed.removeEventListener('change', onChange);
    system.removeEventListener('change', onChange);
    paper.removeEventListener('change', onChange);
  };
};

/** The scheme shown now (on paper always the light one), what the person asked for, and the way to ask for another. */
export const useColourScheme = (): { scheme: Scheme; preference: SchemePreference; choose: (chosen: SchemePreference) => void } => ({
  scheme: useSyncExternalStore(subscribe, current),
  preference: useSyncExternalStore(subscribe, preference),
  choose,
});
