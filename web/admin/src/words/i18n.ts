import { preferredLanguage, rememberLanguage } from '@healthcert/web-ui/language.ts';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { resources, type Resources } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'app';
    readonly resources: Resources;
    readonly keySeparator: false;
  }
}

/** Both languages come with the first download: staff switch without a wait. */
export const startI18n = async (): Promise<void> => {
  const language = preferredLanguage();
  const i18next = createInstance();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources,
    defaultNS: 'app',
    keySeparator: false,
    interpolation: { escapeValue: false }, // React escapes
    saveMissing: true,
    // A key that is put together from a code the types do not know: the browser tests hold every page to say nothing here.
    missingKeyHandler: (_languages, feature, key, fallback) => {
      if (fallback === key) console.error(`no words for ${feature}:${key}`);
    },
  });
  document.documentElement.lang = language;
  i18next.on('languageChanged', (chosen) => rememberLanguage(chosen === 'en' ? 'en' : 'zh-CN'));
};
