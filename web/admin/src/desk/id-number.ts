export type NumberProblem = 'length' | 'characters' | 'check' | 'date' | 'future' | 'otherType';

export type NumberReading =
  | { readonly state: 'typing'; readonly count: number }
  | { readonly state: 'wrong'; readonly problem: NumberProblem }
  | { readonly state: 'read'; readonly number: string; readonly birthDate: string; readonly sex: 'male' | 'female' }
  /** A kind of document whose number tells nothing of its holder here. */
  | { readonly state: 'other'; readonly number: string };

/** Full-width characters narrowed, spaces and dashes dropped, capitals: the form in which the server compares. */
export const normaliseNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s\-–—·]/g, '')
    .toUpperCase();

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 MOD 11-2, as GB 11643-1999 asks of the 18th character. */
const checkCharacter = (digits: string): string =>
  '10X98765432'.charAt(weights.reduce((sum, weight, n) => sum + weight * Number(digits[n]), 0) % 11);

const isDay = (day: string): boolean => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

const specialAreas = new Set(['810000', '820000', '830000']);

/** Reads an ID card or residence permit as it is typed; `today` is the calendar day in China. */
const readCitizen = (number: string, permit: boolean, today: string): NumberReading => {
  if (!/^\d*$/.test(number.slice(0, 17)) || !/^[\dX]?$/.test(number.slice(17, 18))) return { state: 'wrong', problem: 'characters' };
  if (number.length < 18) return { state: 'typing', count: number.length };
  if (number.length > 18) return { state: 'wrong', problem: 'length' };
  if (checkCharacter(number) !== number[17]) return { state: 'wrong', problem: 'check' };
  if (number.startsWith('9') || specialAreas.has(number.slice(0, 6)) !== permit) return { state: 'wrong', problem: 'otherType' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthDate) || birthDate < '1870-01-01') return { state: 'wrong', problem: 'date' };
  if (birthDate > today) return { state: 'wrong', problem: 'future' };
  return { state: 'read', number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
};

/** What the typed number says so far. The server reads it again; this is for the person at the keyboard. */
export const readNumber = (documentType: string, typed: string, today: string): NumberReading => {
  const number = normaliseNumber(typed);
  if (documentType !== 'idCard' && documentType !== 'residencePermit') return { state: 'other', number };
  return readCitizen(number, documentType === 'residencePermit', today);
};
