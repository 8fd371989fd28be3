import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';

/**
 * OWASP Password Storage Cheat Sheet, argon2id: m = 19456 KiB, t = 2, p = 1. About 35 ms on one core of 2026.
 * Raised here only: hashes of other parameters still verify, and are made anew at the next sign-in.
 */
export const argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;

const saltBytes = 16;
const tagBytes = 32;

export interface Argon2Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const derive = (password: string, salt: Buffer, cost: Argon2Cost, tagLength: number): Promise<Buffer> => {
  const parameters: Argon2Parameters = { message: Buffer.from(password.normalize('NFKC')), nonce: salt, tagLength, ...cost };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
};

/** The hash in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`, base64 without padding. */
export const hashPassword = async (password: string, cost: Argon2Cost = argon2Cost): Promise<string> => {
  const salt = randomBytes(saltBytes);
  const tag = await derive(password, salt, cost, tagBytes);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
};

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

export interface Verified {
  readonly matches: boolean;
  /** The hash was made with other parameters than today's. */
  readonly outdated: boolean;
}

/** Takes the same time whether or not it matches. @throws Error where the stored text is no argon2id hash (a bug) */
export const verifyPassword = async (stored: string, password: string): Promise<Verified> => {
  const found = phc.exec(stored);
  if (!found) throw new Error('a stored password hash is not in PHC form');
  const [memory, passes, parallelism] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const expected = Buffer.from(found[5]!, 'base64');
  const tag = await derive(password, Buffer.from(found[4]!, 'base64'), { memory, passes, parallelism }, expected.length);
  const outdated = memory !== argon2Cost.memory || passes !== argon2Cost.passes || parallelism !== argon2Cost.parallelism;
  return { matches: timingSafeEqual(tag, expected), outdated };
};
