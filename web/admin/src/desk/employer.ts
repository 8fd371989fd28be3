/** An employer as the city knows it. */
export interface Employer {
  readonly code: string;
  readonly value: {
    readonly name: { readonly zh: string; readonly en: string };
    readonly unifiedCode?: string;
    readonly licence?: string;
    readonly industry?: string;
    readonly district?: string;
    readonly address?: string;
    readonly phone?: string;
  };
}

export const normaliseCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s\-–—]/g, '')
    .toUpperCase();

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The 18th character of GB 32100-2015 over the first 17. */
const checkCharacter = (characters: string): string => {
  let weight = 1;
  let sum = 0;
  for (const character of characters) {
    sum += weight * alphabet.indexOf(character);
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

export type UnifiedCodeReading =
  | { readonly state: 'none' }
  | { readonly state: 'typing'; readonly count: number }
  | { readonly state: 'wrong' }
  /** Places 3 to 8 tell the district in which it was registered. */
  | { readonly state: 'read'; readonly code: string; readonly district: string };

/** What a unified social credit code says as it is typed; the server checks it again. */
export const readUnifiedCode = (typed: string): UnifiedCodeReading => {
  const code = normaliseCode(typed);
  if (code === '') return { state: 'none' };
  if (!/^[0-9A-HJ-NPQRTUWXY]*$/.test(code) || code.length > 18) return { state: 'wrong' };
  if (code.length < 18) return { state: 'typing', count: code.length };
  const right = /^.{2}\d{6}/.test(code) && checkCharacter(code.slice(0, 17)) === code[17];
  return right ? { state: 'read', code, district: code.slice(2, 8) } : { state: 'wrong' };
};

/** JY or SC and 14 digits. Only pointed out: older licences look otherwise. */
export const looksLikeFoodLicence = (typed: string): boolean => {
  const number = normaliseCode(typed);
  return number === '' || /^(JY|SC)\d{14}$/.test(number);
};

interface Area {
  readonly level: string;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
}

/** Whether a district lies in the city, and what it is called there. Null: nothing is known of it. */
export const placeOfDistrict = (
  district: string | undefined,
  institutions: readonly Area[],
): { readonly inCity: boolean; readonly name: string | null } | null => {
  const city = institutions.find(({ level, kind }) => level === 'city' && kind === 'authority');
  if (!district || !city) return null;
  const name = institutions.find(({ kind, code }) => kind === 'authority' && code === district)?.name ?? null;
  return { inCity: district.slice(0, 4) === city.code.slice(0, 4), name };
};
