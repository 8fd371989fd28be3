import { fontFamily, monospaceFamily, type Palette, palettes, radii, spacing, type Tone, type } from './theme.ts';

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const variables = (prefix: string, values: Readonly<Record<string, string | number>>, unit = ''): string[] =>
  Object.entries(values).map(([name, value]) => `  --hc-${prefix}${kebab(name)}: ${value}${unit};`);

const toneVariables = (name: string, tone: Tone) => variables(`${name}-`, { ...tone });

const paletteVariables = ({ brand, status, ...plain }: Palette): string =>
  [
    ...variables('', plain),
    ...toneVariables('brand', brand),
    ...Object.entries(status).flatMap(([name, tone]) => toneVariables(name, tone)),
  ].join('\n');

const rule = (selector: string, body: string) => `${selector} {\n${body}\n}\n`;
const indented = (text: string) => text.trimEnd().replaceAll(/^/gm, '  ');

/** `tokens.css` as text: the theme as CSS variables `--hc-…`, in both colour schemes. */
export const tokensCss = (): string => {
  const constant = [
    ...variables('space-', spacing, 'px'),
    ...variables('radius-', radii, 'px'),
    ...variables('staff-', type.staff, 'px'),
    ...variables('resident-', type.resident, 'px'),
    ...variables('line-height-', type.lineHeight),
    `  --hc-font: ${fontFamily};`,
    `  --hc-font-mono: ${monospaceFamily};`,
  ].join('\n');
  const dark = `  color-scheme: dark;\n${paletteVariables(palettes.dark)}`;
  return [
    '/* Made from theme.ts by `npm run tokens -w web/ui`; change it there. */',
    rule(':root', `  color-scheme: light;\n${constant}\n${paletteVariables(palettes.light)}`),
    // On screens alone: paper is white.
    `@media screen and (prefers-color-scheme: dark) {\n${indented(rule(":root:not([data-scheme='light'])", dark))}\n}\n`,
    `@media screen {\n${indented(rule(":root[data-scheme='dark']", dark))}\n}\n`,
  ].join('\n');
};
