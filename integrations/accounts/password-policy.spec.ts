import { Rejection } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { checkLoginName, checkPassword } from './password-policy.ts';

const codeOf = (check: () => unknown): string => {
  try {
    check();
    return 'accepted';
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};

const judge = (password: string, loginName = 'wang.fang'): string => codeOf(() => checkPassword(password, loginName, 10));

describe('the password policy', () => {
  it.each(['correct horse battery', '紫色的大象爱吃西瓜皮', 'tiger7melon', '8391746205', 'Xk4-nordsee-9'])('accepts %s', (password) =>
    expect(judge(password)).toBe('accepted'),
  );

  it.each([
    ['short9chr', 'PasswordTooShort'],
    ['a b c d e f '.repeat(11), 'PasswordTooLong'],
    ['xx-Wang.Fang-2026', 'PasswordHoldsLoginName'],
    ['password123', 'PasswordTooCommon'],
    ['Password2026!', 'PasswordTooCommon'],
    ['1234567890', 'PasswordTooCommon'],
    ['0987654321', 'PasswordTooCommon'],
    ['aaaaaaaaaaaa', 'PasswordTooCommon'],
    ['abcabcabcabc', 'PasswordTooCommon'],
    ['qwertyuiop', 'PasswordTooCommon'],
    ['woaini1314520', 'PasswordTooCommon'],
    ['admin123456', 'PasswordTooCommon'],
    ['１２３４５６７８９０', 'PasswordTooCommon'],
  ])('refuses %s: %s', (password, code) => expect(judge(password)).toBe(code));

  it('counts characters, not bytes or halves of them', () => expect(judge('𠀋𠀋𠀋𠀋大')).toBe('PasswordTooShort'));

  it('names the field and the figure', () => {
    expect(() => checkPassword('short', 'wang.fang', 10)).toThrow(
      expect.objectContaining({ field: 'newPassword', text: { zh: '密码至少 10 个字符', en: 'A password has at least 10 characters' } }),
    );
  });
});

describe('a login name', () => {
  it('is the same in any case and width', () => expect(checkLoginName('　Ｗang.Fang ')).toBe('wang.fang'));
  it('may be Chinese', () => expect(checkLoginName('王芳')).toBe('王芳'));
  it.each(['a', 'wang fang', 'x'.repeat(65), 'a\u0000b'])('is not %j', (name) =>
    expect(codeOf(() => checkLoginName(name))).toBe('LoginNameInvalid'),
  );
});
