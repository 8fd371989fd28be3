import { describe, expect, it } from 'vitest';
import { checkPortrait } from '../../integrations/portrait/index.ts';
import { featuresOf } from './portrait-features.ts';
import { syntheticPortrait } from './portrait.ts';

describe('a drawn portrait', () => {
  it('is an identity photo of an inch at 300 dpi, small, and accepted at the desk', async () => {
    const portrait = await syntheticPortrait('resident-1');
    expect(checkPortrait(portrait)).toMatchObject({ type: 'image/png', width: 295, height: 413 });
    expect(portrait.length).toBeLessThan(30_000);
  });

  it('is the same for the same seed, and another for another', async () => {
    expect(await syntheticPortrait(7)).toEqual(await syntheticPortrait('7'));
    expect(await syntheticPortrait(7)).not.toEqual(await syntheticPortrait(8));
  });

  it('follows the sex and age of its person', () => {
    expect(featuresOf('a', { sex: 'female', age: 60 })).toMatchObject({ sex: 'female', age: 60 });
    expect(['short', 'parted', 'crew']).toContain(featuresOf('a', { sex: 'male' }).hairStyle);
  });

  it('differs among a hundred people', () => {
    const faces = new Set(Array.from({ length: 100 }, (_, n) => JSON.stringify(featuresOf(`resident-${n}`))));
    expect(faces.size).toBe(100);
  });
});
