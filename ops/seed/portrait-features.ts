import { createHash } from 'node:crypto';

export interface PortraitTraits {
  readonly sex: 'male' | 'female';
  /** Years; hair greys and lines appear with age. */
  readonly age: number;
}

/** What a drawn face is made of. Every value is drawn from the seed, so that one person always looks the same. */
export interface Features extends PortraitTraits {
  readonly background: string;
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly hairStyle: 'short' | 'parted' | 'crew' | 'bob' | 'long' | 'tied';
  readonly clothes: 'suit' | 'shirt' | 'round' | 'polo';
  readonly cloth: string;
  readonly faceWidth: number;
  readonly jaw: number;
  readonly eyeGap: number;
  readonly eyeSize: number;
  readonly browTilt: number;
  readonly nose: number;
  readonly mouth: number;
  readonly smile: number;
  readonly glasses: boolean;
}

/** Numbers from 0 to 1 out of a seed: bytes of SHA-256 over seed and counter, the same on every machine. */
export const numbersFrom = (seed: string): (() => number) => {
  let n = 0;
  return () => {
    const digest = createHash('sha256').update(`${seed}/${n}`).digest();
    n += 1;
    return digest.readUInt32BE(0) / 2 ** 32;
  };
};

const skins = [
  ['#f3d3b3', '#e3b892'],
  ['#eec6a0', '#d9a97e'],
  ['#f6dcc2', '#e8c3a2'],
  ['#e3b78d', '#c9986c'],
] as const;
const styles = { male: ['short', 'parted', 'crew'], female: ['bob', 'long', 'tied'] } as const;
const cloths = ['#26364d', '#3d4a5c', '#5b6b7f', '#7a2f3a', '#2f5d50', '#8a8f98', '#ffffff', '#4a3f66'] as const;

export const featuresOf = (seed: string, traits: Partial<PortraitTraits> = {}): Features => {
  const next = numbersFrom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const between = (least: number, most: number): number => Number((least + next() * (most - least)).toFixed(2));
  const sex = traits.sex ?? (next() < 0.5 ? 'male' : 'female');
  const age = traits.age ?? Math.floor(between(18, 62));
  const [skin, shade] = pick(skins);
  const grey = age > 48 && next() < 0.6;
  return {
    sex,
    age,
    // The two grounds of Chinese identity photos that cards print well on.
    background: next() < 0.6 ? '#4d8fd6' : '#f7f8fa',
    skin,
    shade,
    hair: grey ? pick(['#6d6d70', '#57575a', '#8b8b8e']) : pick(['#17161a', '#211c1c', '#2b2321']),
    hairStyle: pick<Features['hairStyle']>(styles[sex]),
    clothes: pick(['suit', 'shirt', 'round', 'polo'] as const),
    cloth: pick(cloths),
    faceWidth: between(56, 66) - (sex === 'female' ? 4 : 0),
    jaw: between(0.62, 0.82) - (sex === 'female' ? 0.08 : 0),
    eyeGap: between(25, 29),
    eyeSize: between(8, 11),
    browTilt: between(-2.5, 3),
    nose: between(16, 23),
    mouth: between(17, 23),
    smile: between(1, 6),
    glasses: next() < 0.28,
  };
};
