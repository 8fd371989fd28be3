import { hash, randomInt } from 'node:crypto';

const count = 8;
/** Without what is mistaken for something else when it is written down. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 10;

/** As it is typed: case, spaces and the hyphen do not matter. */
const plain = (code: string): string => code.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '');

export const looksLikeRecoveryCode = (code: string): boolean => plain(code).length === length;

/** Of 49 random bits: a plain hash is enough, nobody guesses them before the lock-out. */
export const hashOfRecoveryCode = (code: string): Buffer => hash('sha256', `recovery:${plain(code)}`, 'buffer');

/** Eight codes of one use, for whoever has lost the telephone. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: count }, () => {
    const code = Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
    return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
  });
