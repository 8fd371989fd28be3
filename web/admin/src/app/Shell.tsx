import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { BrandMark } from '@healthcert/web-ui';
import { Tooltip } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation, useNavigation } from 'react-router';
import { PurposeBar } from '../purpose/PurposeBar.tsx';
import { AccountBar } from './AccountBar.tsx';
import { PlaceOff } from './PlaceOff.tsx';
import { placeOf } from './places.tsx';
import { useRemembered } from './remembered.ts';
import { SearchBox } from './SearchBox.tsx';
import { useOpenPlaces, useSwitchedOffPlace } from './useOpenPlaces.ts';

const groups = [
  ['work', 'groupWork'],
  ['lists', 'groupLists'],
  ['settings', 'groupSettings'],
] as const;

const SideNav = ({ narrow }: { readonly narrow: boolean }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const open = useOpenPlaces();
  const here = placeOf(pathname, open);
  const led = groups.filter(([group]) => open.some((place) => place.group === group));
  return led.map(([group, title]) => (
    <div key={group} className="side-group">
      <p className="side-title">{t(title)}</p>
      {open
        .filter((place) => place.group === group)
        .map(({ path, name, icon, Badge }) => (
          <Tooltip key={path} title={narrow ? t(name) : null} placement="right">
            <Link
              to={path}
              className={path === here ? 'side-link active' : 'side-link'}
              aria-current={path === here ? 'page' : undefined}
              data-testid={`nav-${name}`}
            >
              {icon}
              <span className="side-name">{t(name)}</span>
              {Badge && <Badge />}
            </Link>
          </Tooltip>
        ))}
    </div>
  ));
};

/** What stands around every page: navigation, the search box, who one is. */
export const Shell = () => {
  const { t } = useTranslation();
  const [narrow, setNarrow] = useRemembered('hc-admin-narrow', false);
  const loading = useNavigation().state !== 'idle';
  const off = useSwitchedOffPlace(useLocation().pathname);
  return (
    <div className={narrow ? 'shell shell-narrow' : 'shell'}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="bar">
        <NavLink to="/" className="bar-brand">
          <BrandMark size={28} />
          <span className="side-name">{t('product')}</span>
        </NavLink>
        <SearchBox />
        <AccountBar />
      </header>
      <nav className="side" aria-label={t('mainNavigation')}>
        <SideNav narrow={narrow} />
        <button type="button" className="side-fold" onClick={() => setNarrow(!narrow)} aria-label={t(narrow ? 'expand' : 'collapse')}>
          {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        </button>
      </nav>
      <main id="content" className="content" tabIndex={-1} aria-busy={loading}>
        {loading && <div className="content-progress" />}
        <PurposeBar />
        <Suspense>{off ? <PlaceOff place={off} /> : <Outlet />}</Suspense>
      </main>
    </div>
  );
};
