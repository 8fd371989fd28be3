import { type Language, type Text, textIn } from '@healthcert/web-ui/language.ts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { codes } from './codes.ts';

export const useLanguage = (): Language => (useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN');

/** A text that the server gives in both languages, in the one chosen. */
export const useText = (): ((text: Text) => string) => {
  const language = useLanguage();
  return useCallback((text) => textIn(language, text), [language]);
};

/** The word for a code: `word('stage', 'arrived')`. A code without a word is shown as it is. */
export const useCode = (): ((group: string, code: string) => string) => {
  const language = useLanguage();
  return useCallback(
    (group, code) => {
      const words: Readonly<Record<string, string>> = language === 'en' ? codes.en : codes.zh;
      return words[`${group}.${code}`] ?? code;
    },
    [language],
  );
};

/** Every word of a group, by code. */
export const useCodesOf = (): ((group: string) => Readonly<Record<string, string>>) => {
  const language = useLanguage();
  return useCallback(
    (group) => {
      const words = Object.entries(language === 'en' ? codes.en : codes.zh);
      return Object.fromEntries(words.flatMap(([key, word]) => (key.startsWith(`${group}.`) ? [[key.slice(group.length + 1), word]] : [])));
    },
    [language],
  );
};

const otherNames: Readonly<Record<string, string>> = {
  certificateValidity: 'validity',
  pendingStations: 'station',
  toCollect: 'specimen',
  collected: 'specimen',
};

/** The group of a column's codes: by its name, but where it carries the same codes as others under another name. */
export const codeGroup = (column: string): string => otherNames[column] ?? column;

/** Words in a row, as each language writes a list. */
export const useRow = (): ((words: readonly string[]) => string) => {
  const language = useLanguage();
  return useCallback((words) => words.join(language === 'en' ? ', ' : '、'), [language]);
};
