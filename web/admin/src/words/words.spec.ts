import { describe, expect, it } from 'vitest';
import { features } from './resources.ts';

const placeholders = (words: string): string[] => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();

describe.each(Object.entries(features))(
  'the words of %s',
  (_feature, { zh, en }: { zh: Record<string, string>; en: Record<string, string> }) => {
    it('have the same keys in both languages', () => expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted()));

    it('are all said', () => expect([...Object.values(zh), ...Object.values(en)].filter((words) => words.trim() === '')).toEqual([]));

    it('name the same figures in both languages', () =>
      expect(Object.entries(en).map(([key, words]) => [key, placeholders(words)])).toEqual(
        Object.keys(en).map((key) => [key, placeholders(zh[key]!)]),
      ));

    it('carry no Chinese in English', () => expect(Object.values(en).filter((words) => /\p{Script=Han}/u.test(words))).toEqual([]));
  },
);
