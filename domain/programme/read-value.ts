import type { Bound, FieldChoice, MeasuredValue, ResultField } from './result-field.ts';

/** Why a text is no value of its field. */
export type Unread = 'ValueMissing' | 'NotANumber' | 'NoSuchChoice' | 'NotATitre';

export type ReadValue = { readonly read: Omit<MeasuredValue, 'field'> } | { readonly problem: Unread };

/** Full-width and half-width forms become one, spaces around signs go, the case of letters does not matter. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*([()<>≤≥:])\s*/g, '$1')
    .replaceAll(/[−–—]/g, '-')
    .toLowerCase();

const comparisons: Readonly<Record<string, Bound>> = { '<': '<', '<=': '≤', '≤': '≤', '>': '>', '>=': '≥', '≥': '≥' };

const number = /^(<=|>=|[<>≤≥])?(-?\d+(?:\.\d+)?)$/;
const titre = /^(<=|>=|[<>≤≥])?1:([1-9]\d*)$/;

const spellings = ({ code, name, also = [] }: FieldChoice): readonly string[] => [code, name.zh, name.en, ...also].map(plain);

/** "阴性(-)" is both of its parts: they must mean the same choice. */
const partsOf = (words: string): readonly string[] => {
  const [, word, sign] = /^(.+?)\(([^()]+)\)$/.exec(words) ?? [];
  return word !== undefined && sign !== undefined ? [word, sign] : [words.replace(/^\((.+)\)$/, '$1')];
};

const choiceOf = (choices: readonly FieldChoice[], words: string): FieldChoice | undefined => {
  const meant = (part: string) => choices.filter((choice) => spellings(choice).includes(part));
  const whole = meant(words);
  if (whole.length === 1) return whole[0];
  const parts = partsOf(words).map(meant);
  const [first] = parts[0] ?? [];
  return first && parts.every((found) => found.length === 1 && found[0] === first) ? first : undefined;
};

const withoutUnit = (words: string, unit: string): string => {
  const end = plain(unit);
  return end !== '' && words.endsWith(end) ? words.slice(0, -end.length).trim() : words;
};

const measured = (pattern: RegExp, words: string, text: string): ReadValue | null => {
  const [, comparison, digits] = pattern.exec(words) ?? [];
  if (digits === undefined) return null;
  const bound = comparison === undefined ? undefined : comparisons[comparison];
  const value = Number(digits);
  return Number.isFinite(value) ? { read: { value, ...(bound && { bound }), text } } : null;
};

/**
 * Understands what was typed, pasted or sent for a field, or says why not; it never guesses: "1,000", "5-10", "1e3" and
 * "阴性(+)" are refused. Understood are ">1000" (a bound), a unit that is the field's own, full-width digits, and a
 * choice by its code, its name or another spelling that the field lists. The text is kept as it was typed.
 */
export const readValue = (field: Pick<ResultField, 'kind' | 'unit' | 'choices'>, typed: string): ReadValue => {
  const text = typed.trim();
  const words = plain(typed);
  if (words === '') return { problem: 'ValueMissing' };
  const choice = choiceOf(field.choices ?? [], words);
  if (choice) return { read: { value: null, choice: choice.code, text } };
  switch (field.kind ?? 'number') {
    case 'text':
      return { read: { value: null, text } };
    case 'choice':
      return { problem: 'NoSuchChoice' };
    case 'titre':
      return measured(titre, words, text) ?? { problem: 'NotATitre' };
    case 'number':
      return measured(number, withoutUnit(words, field.unit), text) ?? { problem: 'NotANumber' };
  }
};
