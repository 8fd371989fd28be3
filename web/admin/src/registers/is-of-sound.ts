import type { Choosable } from './useRegister.ts';

type Named = Pick<Choosable, 'code' | 'name' | 'sound'>;

/** Whether what was typed is the start of a word's code, words, pinyin or initials, or stands in its words. */
export const isOfSound = (typed: string, of: Named | undefined): boolean => {
  const wanted = typed.trim().toLowerCase();
  if (!of || wanted === '') return of !== undefined;
  const { code, name, sound } = of;
  return (
    [code.toLowerCase(), ...sound.split(' ')].some((start) => start.startsWith(wanted)) ||
    name.zh.includes(wanted) ||
    name.en.toLowerCase().includes(wanted)
  );
};
