import { remember, remembered } from './remembered.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Words shown to people, in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

const key = 'hc-language';

export const textIn = (language: Language, text: Text): string => (language === 'en' ? text.en : text.zh);

/** Its own name of each language, for a switch. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

export const otherLanguage = (language: Language): Language => (language === 'en' ? 'zh-CN' : 'en');

/**
 * `?lang=` of the address, else what was chosen before, else English only for a browser that puts English first
 * and knows no Chinese at all: the city's own language wins a doubt.
 */
export const preferredLanguage = (): Language => {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered(key);
  const known = languages.find((language) => language === asked);
  if (known) return known;
  const wanted = navigator.languages.map((tag) => tag.toLowerCase());
  return wanted[0]?.startsWith('en') && !wanted.some((tag) => tag.startsWith('zh')) ? 'en' : 'zh-CN';
};

/** Keeps the choice and tells the browser (fonts, hyphenation and screen readers go by `<html lang>`). */
export const rememberLanguage = (language: Language): void => {
  remember(key, language);
  document.documentElement.lang = language;
};
