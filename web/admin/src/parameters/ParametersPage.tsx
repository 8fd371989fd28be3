import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { useMay } from '../session/SessionProvider.tsx';
import { MenuDesk } from './MenuDesk.tsx';
import { ParameterDesk } from './ParameterDesk.tsx';

/** What a city sets instead of its programmers (A3): values, and the menu. */
export const ParametersPage = () => {
  const { t } = useTranslation('parameters');
  const { part } = useParams();
  const may = useMay();
  return (
    <div className="page parameters">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <nav className="parts" aria-label={t('title')}>
          <NavLink to="/parameters" end>
            {t('parametersTab')}
          </NavLink>
          {may('arrangeMenu') && (
            <NavLink to="/parameters/menu" data-testid="parameters-menu">
              {t('menuTab')}
            </NavLink>
          )}
        </nav>
      </div>
      {part === 'menu' && may('arrangeMenu') ? <MenuDesk /> : <ParameterDesk />}
    </div>
  );
};
