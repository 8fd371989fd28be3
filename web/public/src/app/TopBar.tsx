import { BrandMark } from '@healthcert/web-ui/BrandMark.tsx';
import { Icon } from '@healthcert/web-ui/icons.tsx';
import { languageNames, otherLanguage } from '@healthcert/web-ui/language.ts';
import { useColourScheme } from '@healthcert/web-ui/useColourScheme.ts';
import { useTranslation } from 'react-i18next';
import { goTo } from './route.ts';

export const TopBar = () => {
  const { t, i18n } = useTranslation();
  const { scheme, choose } = useColourScheme();
  const other = otherLanguage(i18n.language === 'en' ? 'en' : 'zh-CN');
  return (
    <header className="top-bar">
      <a
        href="/"
        className="brand"
        aria-label={t('app.home')}
        onClick={(event) => {
          event.preventDefault();
          goTo('/');
        }}
      >
        <BrandMark size={30} />
        <span>{t('app.name')}</span>
      </a>
      <button type="button" className="quiet" lang={other} onClick={() => void i18n.changeLanguage(other)}>
        {languageNames[other]}
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={t(scheme === 'dark' ? 'app.toLight' : 'app.toDark')}
        onClick={() => choose(scheme === 'dark' ? 'light' : 'dark')}
      >
        <Icon name={scheme === 'dark' ? 'sun' : 'moon'} size={22} />
      </button>
    </header>
  );
};
