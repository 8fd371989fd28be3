import { describe, expect, it } from 'vitest';
import { soundsLike } from './sounds-like.ts';

const cook = { label: '厨师', sound: 'chushi cs' };

describe('an option', () => {
  it.each([
    ['师', true],
    ['cs', true],
    ['chus', true],
    ['shi', false],
    [' CS', true],
    ['', true],
  ])('is meant by %j: %s', (typed, meant) => expect(soundsLike(typed, cook)).toBe(meant));
});
