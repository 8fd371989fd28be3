/**
 * The one place where the look is decided: colours, spacing, type, radii.
 * `antd-theme.ts` derives antd's themes from it, `tokens.ts` the CSS variables; nothing else names a colour.
 * Contrast of every pair that carries text is asserted in `theme.spec.ts` (WCAG 2.2 AA).
 */
export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** How a certificate stands, and the three answers that are about the code rather than the certificate. */
export const statuses = ['valid', 'expired', 'suspended', 'revoked', 'superseded', 'unknown', 'forged', 'unchecked'] as const;
export type Status = (typeof statuses)[number];

/** A family of colours with one meaning. `solid` carries `onSolid`; `soft` is a tinted ground that carries `text`. */
export interface Tone {
  readonly solid: string;
  readonly onSolid: string;
  readonly text: string;
  readonly soft: string;
  readonly line: string;
}

export interface Palette {
  /** Behind everything, and the sheets that lie on it. */
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly text: string;
  readonly muted: string;
  /** Hairlines between things, and the outline of a control (3:1 against the surface). */
  readonly line: string;
  readonly outline: string;
  readonly focus: string;
  readonly shadow: string;
  readonly brand: Tone;
  readonly status: Readonly<Record<Status, Tone>>;
}

const tone = (solid: string, onSolid: string, text: string, soft: string, line: string): Tone => ({ solid, onSolid, text, soft, line });

const light = {
  green: tone('#14803c', '#ffffff', '#0f6b31', '#e8f5ec', '#b4dcc1'),
  grey: tone('#5b6570', '#ffffff', '#4b555f', '#eef0f2', '#ccd2d8'),
  amber: tone('#f2ad2e', '#2a1a00', '#854d00', '#fdf3e1', '#efd3a0'),
  red: tone('#c22a2a', '#ffffff', '#a92020', '#fcebea', '#f1bfbc'),
  slate: tone('#4a6583', '#ffffff', '#3d5672', '#ebf0f6', '#c3d0de'),
  brand: tone('#17608f', '#ffffff', '#135680', '#e7f1f8', '#b5d3e6'),
};

const dark = {
  green: tone('#258047', '#ffffff', '#74d196', '#12291b', '#22512f'),
  grey: tone('#65707b', '#ffffff', '#b3bdc7', '#222a31', '#3b4650'),
  amber: tone('#dc9c30', '#241700', '#efb45a', '#2c2110', '#59431b'),
  red: tone('#c83c3c', '#ffffff', '#ff9c96', '#331a1b', '#653032'),
  slate: tone('#56718e', '#ffffff', '#a8c2de', '#1c2835', '#34485d'),
  brand: tone('#2a78ad', '#ffffff', '#86c2ea', '#15283a', '#27506f'),
};

const statusTones = ({ green, grey, amber, red, slate }: typeof light): Record<Status, Tone> => ({
  valid: green,
  expired: grey,
  suspended: amber,
  revoked: red,
  superseded: slate,
  unknown: red,
  forged: red,
  unchecked: slate,
});

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    page: '#f4f6f8',
    surface: '#ffffff',
    sunken: '#eef1f4',
    text: '#17212b',
    muted: '#50606f',
    line: '#dee4ea',
    outline: '#7a8794',
    focus: '#1a73b8',
    shadow: '0 1px 2px rgb(23 33 43 / 6%), 0 6px 20px rgb(23 33 43 / 6%)',
    brand: light.brand,
    status: statusTones(light),
  },
  dark: {
    page: '#0e1318',
    surface: '#171e25',
    sunken: '#10161b',
    text: '#e6ebf0',
    muted: '#a4b1be',
    line: '#2b353f',
    outline: '#6d7b88',
    focus: '#6db7ea',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 25%)',
    brand: dark.brand,
    status: statusTones(dark),
  },
};

/** In px. */
export const spacing = { xxs: 4, xs: 8, s: 12, m: 16, l: 24, xl: 32, xxl: 48 } as const;
export const radii = { s: 4, m: 8, l: 14, pill: 999 } as const;

/** Sizes in px: `staff` where a day's list must fit a screen, `resident` where a page is read once a year on a phone. */
export const type = {
  staff: { small: 12, body: 14, large: 16, title: 20, display: 28 },
  resident: { small: 15, body: 18, large: 20, title: 24, display: 32 },
  lineHeight: { tight: 1.25, body: 1.6 },
} as const;

/**
 * System fonts only: nothing to download on a county clinic's PC. Latin first, so that digits do not come out in a Chinese face;
 * then what phones and PCs in China carry; the last two hold the rare name characters that the others lack.
 */
export const fontFamily = [
  '-apple-system',
  "'Segoe UI'",
  'Roboto',
  "'PingFang SC'",
  "'HarmonyOS Sans SC'",
  'MiSans',
  "'Microsoft YaHei UI'",
  "'Microsoft YaHei'",
  "'Noto Sans SC'",
  "'Noto Sans CJK SC'",
  "'Source Han Sans SC'",
  "'WenQuanYi Micro Hei'",
  'sans-serif',
  "'SimSun-ExtB'",
  'HanaMinB',
].join(', ');

export const monospaceFamily = "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Liberation Mono', monospace";
