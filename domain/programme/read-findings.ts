import type { FindingOption } from './programme.ts';

/** Why words are no findings of their item. */
export type UnreadFindings = 'NoFinding' | 'UnknownFinding';

export type ReadFindings =
  | { readonly read: readonly { readonly code: string; readonly site: string | null }[] }
  | { readonly problem: UnreadFindings; readonly words: string };

const plain = (words: string): string => words.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Signs that laboratories write instead of the words; only where an item has the words themselves. */
const signs: Readonly<Record<string, readonly string[]>> = {
  阴性: ['-', 'neg', '(-)', '阴性(-)', 'negative(-)'],
  阳性: ['+', 'pos', '(+)', '阳性(+)', 'positive(+)'],
};

const spellings = ({ code, name }: FindingOption): readonly string[] => [code, name.zh, name.en, ...(signs[name.zh] ?? [])].map(plain);

const meant = (options: readonly FindingOption[], words: string): FindingOption | undefined => {
  const found = options.filter((option) => spellings(option).includes(words));
  return found.length === 1 ? found[0] : undefined;
};

/** "手癣(右手)" or "手癣:右手": the finding and its site. */
const one = (options: readonly FindingOption[], words: string) => {
  const whole = meant(options, words);
  if (whole) return { code: whole.code, site: null };
  const [, name = '', bracketed, after] = /^(.+?)(?:\(([^()]+)\)|:\s*([^;、]+))$/.exec(words) ?? [];
  const sited = meant(options, name.trim());
  const site = (bracketed ?? after ?? '').trim();
  return sited?.sited && site !== '' ? { code: sited.code, site } : null;
};

/**
 * Findings as a laboratory or a spreadsheet writes them, several with ";" or "、" between: by code or name, with the site
 * in brackets or after a colon. What is not one of the item's findings is refused; nothing is guessed.
 */
export const readFindings = (options: readonly FindingOption[], typed: string): ReadFindings => {
  const whole = plain(typed);
  if (whole === '') return { problem: 'NoFinding', words: '' };
  const single = one(options, whole);
  if (single) return { read: [single] };
  const parts = whole
    .split(/[;、](?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => one(options, part));
  const unknown = read.indexOf(null);
  if (unknown >= 0) return { problem: 'UnknownFinding', words: parts[unknown] ?? whole };
  return { read: read.flatMap((finding) => finding ?? []) };
};
