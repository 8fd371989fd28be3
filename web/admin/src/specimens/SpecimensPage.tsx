import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { NotPermitted } from '../app/Failure.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { OverdueView } from './OverdueView.tsx';
import { ScanDesk } from './ScanDesk.tsx';
import { modes, operationOf } from './scans.ts';
import { SpecimenTable } from './SpecimenTable.tsx';
import { sumOf, useOverdue } from './useOverdue.ts';

type View = 'scan' | 'overdue' | 'all';

const columns = ['number', 'name', 'caseNumber', 'kind', 'state', 'since', 'collectedAt', 'receivedAt', 'rejection', 'institutionId'];
const filters = ['number', 'name', 'caseNumber', 'state', 'kind', 'since', 'institutionId'];

/** Scanning first; then what waits too long, and every specimen there is. */
export const SpecimensPage = () => {
  const { t } = useTranslation('specimens');
  const { t: app } = useTranslation();
  const may = useMay();
  const { reads } = useMe();
  const [parameters] = useSearchParams();
  const late = sumOf(useOverdue() ?? []);
  const offered: View[] = [...(modes.some((mode) => may(operationOf[mode])) ? (['scan'] as const) : []), 'overdue', 'all'];
  const view = offered.find((name) => name === parameters.get('view')) ?? offered[0]!;
  if (!('specimen-list' in reads)) return <NotPermitted />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{app('specimens')}</h1>
        <nav className="views" aria-label={app('specimens')}>
          {offered.map((name) => (
            <NavLink
              key={name}
              to={`/specimens?view=${name}`}
              className={name === view ? 'view view-on' : 'view'}
              data-testid={`view-${name}`}
            >
              {t(`view.${name}`)}
              {name === 'overdue' && late > 0 && <b className="abnormal"> {late}</b>}
            </NavLink>
          ))}
        </nav>
      </div>
      {view === 'scan' && <ScanDesk />}
      {view === 'overdue' && <OverdueView />}
      {view === 'all' && <SpecimenTable columns={columns} filters={filters} emptyHint={t('noneYet')} />}
    </div>
  );
};
