import { preferredLanguage, rememberLanguage } from '@healthcert/web-ui/language.ts';
import { createInstance } from 'i18next';
import { getI18n, initReactI18next } from 'react-i18next';
import type * as archived from '../archived/words.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof zh & typeof archived.zh };
  }
}

/** Both languages are in the first download: together they are smaller than a second request. */
export const startI18n = async (): Promise<void> => {
  const language = preferredLanguage();
  const i18next = createInstance();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  });
  document.documentElement.lang = language;
  i18next.on('languageChanged', (chosen) => rememberLanguage(chosen === 'en' ? 'en' : 'zh-CN'));
};

/** Of a page that is fetched when somebody opens it. */
export const addWords = (words: Readonly<Record<'zh' | 'en', object>>): void => {
  getI18n().addResourceBundle('zh-CN', 'translation', words.zh, true).addResourceBundle('en', 'translation', words.en, true);
};
