import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf } from './contrast.ts';
import { palettes, schemes } from './theme.ts';
import { tokensCss } from './tokens.ts';

const forText = 4.5;
const forControls = 3;

describe.each(schemes)('the %s theme', (scheme) => {
  const { page, surface, sunken, text, muted, outline, focus, brand, status } = palettes[scheme];
  const grounds = { page, surface, sunken };

  it.each(Object.entries(grounds))('has readable text on the %s', (_name, ground) => {
    for (const colour of [text, muted, brand.text, ...Object.values(status).map((tone) => tone.text)])
      expect(contrastOf(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(forText);
  });

  it.each(Object.entries({ brand, ...status }))('has readable text in the tone "%s"', (_name, tone) => {
    expect(contrastOf(tone.onSolid, tone.solid)).toBeGreaterThanOrEqual(forText);
    expect(contrastOf(tone.text, tone.soft)).toBeGreaterThanOrEqual(forText);
    expect(contrastOf(text, tone.soft)).toBeGreaterThanOrEqual(forText);
    expect(contrastOf(muted, tone.soft)).toBeGreaterThanOrEqual(forText);
  });

  it.each(Object.entries(grounds))('shows outlines and focus on the %s', (_name, ground) => {
    expect(contrastOf(outline, ground)).toBeGreaterThanOrEqual(forControls);
    expect(contrastOf(focus, ground)).toBeGreaterThanOrEqual(forControls);
  });
});

/** The formatter breaks long lines as it likes. */
const folded = (css: string) => css.replaceAll(/\s+/g, ' ');

it('has tokens.css as the theme makes it', () => {
  expect(folded(readFileSync(new URL('tokens.css', import.meta.url), 'utf8'))).toBe(folded(tokensCss()));
});
