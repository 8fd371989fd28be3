import { describe, expect, it } from 'vitest';
import { initialPassword } from './initial-password.ts';

describe('an initial password', () => {
  it('is read out without mistakes, and never the same', () => {
    const many = Array.from({ length: 500 }, () => initialPassword());
    expect(many.every((password) => /^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/.test(password))).toBe(true);
    expect(new Set(many).size).toBe(500);
  });

  it('draws again for a byte that would favour some letters', () => {
    const draws = [new Uint8Array(12).fill(255), new Uint8Array(12).fill(0)];
    expect(initialPassword(() => draws.shift()!)).toBe('aaaa-aaaa-aaaa');
  });
});
