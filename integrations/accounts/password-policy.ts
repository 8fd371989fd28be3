import { commonStems, sequences } from './common-passwords.ts';
import { reject } from './rejections.ts';

const longestPassword = 128;

export const normaliseLoginName = (loginName: string): string => loginName.normalize('NFKC').trim().toLowerCase();

/** @throws Rejection LoginNameInvalid */
export const checkLoginName = (loginName: string): string => {
  const name = normaliseLoginName(loginName);
  const length = Array.from(name).length;
  if (length < 2 || length > 64 || /[\s\p{Cc}]/u.test(name)) return reject('LoginNameInvalid', { field: 'loginName' });
  return name;
};

const reversed = (text: string): string => Array.from(text).toReversed().join('');

const isSequence = (text: string): boolean => sequences.some((row) => row.includes(text) || row.includes(reversed(text)));

/** The shortest text that gives this one when repeated: "abcabcabc" -> "abc". */
const repeatedPart = (text: string): string => {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
};

const isCommon = (password: string): boolean => {
  const part = repeatedPart(password);
  const stem = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  // Digits and signs around a stem count for nothing when they are few (a date) or in a row; a long odd number is a good password.
  const rest = password.replace(stem, '').replace(/[^\d]/g, '');
  const weakRest = rest.length <= 8 || isSequence(rest) || repeatedPart(rest).length <= 2;
  return Array.from(part).length <= 4 || isSequence(part) || commonStems.has(part) || (commonStems.has(stem) && weakRest);
};

/**
 * Length is what counts (NIST SP 800-63B): no rules of composition, no expiry, a list of what everybody tries.
 * @throws Rejection with the field `newPassword`
 */
export const checkPassword = (password: string, loginName: string, least: number): void => {
  const plain = password.normalize('NFKC').toLowerCase();
  const length = Array.from(plain).length;
  const field = 'newPassword';
  if (length < least) reject('PasswordTooShort', { field, with: { least } });
  if (length > longestPassword) reject('PasswordTooLong', { field, with: { most: longestPassword } });
  if (plain.includes(normaliseLoginName(loginName))) reject('PasswordHoldsLoginName', { field });
  if (isCommon(plain)) reject('PasswordTooCommon', { field });
};
