import { dammDigit, isDammSound } from './damm.ts';

/** What a certificate number is made of. */
export interface CertificateNumberParts {
  /** Six-digit area of the issuing institution. */
  readonly area: string;
  /** Four-digit year of issue. */
  readonly year: number;
  /** Two digits: the programme's class. */
  readonly categoryCode: string;
  /** At least 8 bytes that nobody can foresee; of them come the seven digits that make the number unguessable from another. */
  readonly entropy: Uint8Array;
}

const drawnDigits = 7;
const leastEntropy = 8;

const drawn = (entropy: Uint8Array): string => {
  if (entropy.length < leastEntropy)
    throw new RangeError(`a certificate number needs ${leastEntropy} bytes of entropy, got ${entropy.length}`);
  const number = entropy.reduce((sum, byte) => (sum * 256n + BigInt(byte)) % 10n ** BigInt(drawnDigits), 0n);
  return String(number).padStart(drawnDigits, '0');
};

/**
 * A certificate's number: `{area 6}{year 4}{category 2}{drawn 7}{check 1}`, 20 digits. Two draws may meet, so a number is
 * claimed in the city before it is used, and drawn again where it is taken.
 * @throws RangeError for too little entropy or parts of another width: mistakes of the caller, not of a user
 */
export const certificateNumber = ({ area, year, categoryCode, entropy }: CertificateNumberParts): string => {
  const digits = `${area}${year}${categoryCode}${drawn(entropy)}`;
  if (!/^\d{6}$/.test(area) || !/^\d{2}$/.test(categoryCode) || digits.length !== 19)
    throw new RangeError(`no certificate number of ${digits}`);
  return `${digits}${dammDigit(digits)}`;
};

export interface ReadCertificateNumber {
  readonly area: string;
  readonly year: number;
  readonly categoryCode: string;
}

/** What a number says, null if it is mistyped; spaces and full-width digits are forgiven. It says nothing of being issued. */
export const checkCertificateNumber = (number: string): ReadCertificateNumber | null => {
  const digits = number.normalize('NFKC').replaceAll(/[\s-]/g, '');
  if (!/^\d{20}$/.test(digits) || !isDammSound(digits)) return null;
  return { area: digits.slice(0, 6), year: Number(digits.slice(6, 10)), categoryCode: digits.slice(10, 12) };
};
