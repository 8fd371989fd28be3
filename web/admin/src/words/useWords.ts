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

/** Columns that carry the same codes under another name. */
export const codeGroup = (column: string): string => (column === 'certificateValidity' ? 'validity' : column);

/** Words in a row, as each language writes a list. */
export const useRow = (): ((words: readonly string[]) => string) => {
  const language = useLanguage();
  return useCallback((words) => words.join(language === 'en' ? ', ' : '、'), [language]);
};
