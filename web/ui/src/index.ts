export { BrandMark } from './BrandMark.tsx';
export { EmptyState } from './EmptyState.tsx';
export { Icon, StatusIcon } from './icons.tsx';
export {
  type Language,
  languageNames,
  languages,
  otherLanguage,
  preferredLanguage,
  rememberLanguage,
  type Text,
  textIn,
} from './language.ts';
export { StatusBadge, statusWords } from './StatusBadge.tsx';
export {
  fontFamily,
  monospaceFamily,
  type Palette,
  palettes,
  radii,
  type Scheme,
  spacing,
  type Status,
  statuses,
  type Tone,
  type,
} from './theme.ts';
export { applyColourScheme, type SchemePreference, useColourScheme } from './useColourScheme.ts';
