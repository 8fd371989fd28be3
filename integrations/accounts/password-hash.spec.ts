import { describe, expect, it } from 'vitest';
import { argon2Cost, hashPassword, verifyPassword } from './password-hash.ts';

describe('a password hash', () => {
  it('is kept in PHC form with the parameters of today', async () => {
    expect(await hashPassword('a long pass phrase')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  });

  it('matches its own password and no other', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(await verifyPassword(hash, 'correct horse battery')).toEqual({ matches: true, outdated: false });
    expect(await verifyPassword(hash, 'correct horse batterz')).toEqual({ matches: false, outdated: false });
  });

  it('differs for the same password twice', async () => {
    expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
  });

  it('takes full-width letters for the same as half-width ones, as Chinese input methods mix them', async () => {
    expect(await verifyPassword(await hashPassword('ＡＢＣ１２３４５６７'), 'ABC1234567')).toMatchObject({ matches: true });
  });

  it('made with cheaper parameters still matches, and says it is outdated', async () => {
    const hash = await hashPassword('correct horse battery', { ...argon2Cost, passes: 1 });
    expect(await verifyPassword(hash, 'correct horse battery')).toEqual({ matches: true, outdated: true });
  });

  it('verifies a hash made by the reference implementation', async () => {
    // Source: the argon2 reference implementation's test.c, version 0x13, argon2id, t=2 m=2^16 p=1, "password"/"somesalt".
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword(reference, 'password')).toEqual({ matches: true, outdated: true });
  });

  it('that is no hash is a bug, not a wrong password', async () => {
    await expect(verifyPassword('$2b$10$abc', 'x')).rejects.toThrow('not in PHC form');
  });
});
