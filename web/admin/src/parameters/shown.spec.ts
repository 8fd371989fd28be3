import { describe, expect, it } from 'vitest';
import { isShown } from './shown.ts';

const lateEntry = {
  name: 'late-entry-days',
  title: { zh: '纸质表补录期限', en: 'Late entry from paper' },
  about: { zh: '超过此期限不能再补录', en: 'How long after the day it may be entered' },
};

describe('a parameter is found', () => {
  it.each(['', '补录', 'LATE entry', 'ｌａｔｅ', '不能再', 'late-entry'])('by "%s"', (typed) =>
    expect(isShown(lateEntry, typed, 'all')).toBe(true),
  );
  it('not by what it does not say', () => expect(isShown(lateEntry, '密码', 'all')).toBe(false));
  it('among the changed once it is set', () =>
    expect([isShown(lateEntry, '', 'changed'), isShown({ ...lateEntry, value: 60 }, '', 'changed')]).toEqual([false, true]));
  it('among the changed where it is switched off', () => expect(isShown({ ...lateEntry, value: false }, '', 'changed')).toBe(true));
  it('among the waiting while something is proposed', () =>
    expect([isShown(lateEntry, '', 'waiting'), isShown({ ...lateEntry, proposal: {} }, '', 'waiting')]).toEqual([false, true]));
});
