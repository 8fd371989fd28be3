import { polyphonic } from 'pinyin-pro';

/** The ways one character or word of a name may be typed, all in small letters. */
interface Sound {
  readonly written: string;
  readonly readings: readonly string[];
}

const han = /\p{Script=Han}/u;
const parts = /\p{Script=Han}|[\p{L}\p{M}]+/gu;

/** More ways to read one name are not kept: rare readings of several characters of a given name together. */
const mostReadings = 24;

const sounds = new Map<string, Sound>();

/** `ü` is typed as `v`, and written `YU` in passports. */
const typed = (reading: string): readonly string[] => {
  if (!reading.includes('ü')) return [reading];
  return [reading.replace('ü', 'v'), ...(/^[ln]/.test(reading) ? [reading.replace('ü', 'yu')] : [])];
};

/** All readings of a character, whatever it is read as in a name: 曾 is zeng and ceng, 单 shan, dan and chan. */
const soundOf = (part: string): Sound => {
  const known = sounds.get(part);
  if (known) return known;
  const read = han.test(part) ? (polyphonic(part, { toneType: 'none', type: 'array' })[0] ?? []) : [part];
  // A character without a reading answers as itself.
  const readings = [...new Set(read.flatMap(typed).filter((reading) => /^[\p{L}\p{M}]+$/u.test(reading) && !han.test(reading)))];
  const sound = { written: part, readings };
  if (han.test(part)) sounds.set(part, sound);
  return sound;
};

/** Every way to say these one after the other, the likely ones first. */
const said = (parts: readonly Sound[], as: (reading: string) => string): readonly string[] =>
  parts.reduce<readonly string[]>(
    (begun, { readings }) => {
      const ways = [...new Set(readings.map(as))];
      if (ways.length === 0) return begun;
      return ways.flatMap((way) => begun.map((start) => start + way)).slice(0, mostReadings);
    },
    [''],
  );

/**
 * What the start of a search may be compared with so that it finds this name: from each of its characters or words on, as
 * written, in pinyin without tones and in its initials. 李明华 gives 李明华, 明华, 华, liminghua, minghua, hua, lmh, mh.
 */
export const nameTerms = (name: string): readonly string[] => {
  const all = [...name.normalize('NFKC').toLowerCase().matchAll(parts)].map(([part]) => soundOf(part));
  const terms = all.flatMap((_, start) => {
    const rest = all.slice(start);
    return [
      rest.map(({ written }) => written).join(''),
      ...said(rest, (reading) => reading),
      ...said(rest, (reading) => String.fromCodePoint(reading.codePointAt(0)!)),
    ].filter((term, n) => term !== '' && (term.length > 1 || n === 0));
  });
  return [...new Set(terms)];
};
