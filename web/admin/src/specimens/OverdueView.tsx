import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { SpecimenTable } from './SpecimenTable.tsx';
import { useOverdue } from './useOverdue.ts';

const columns = ['name', 'kind', 'number', 'state', 'since', 'collectedBy', 'receivedBy', 'rejection', 'institutionId'];

const longestFirst = { by: 'since', descending: false };

/** What waits too long, by what it waits for: the hours are the institution's own. */
export const OverdueView = () => {
  const { t } = useTranslation('specimens');
  const overdue = useOverdue();
  const [parameters] = useSearchParams();
  const named = overdue?.find(({ state }) => state === parameters.get('wait'));
  const chosen = named ?? overdue?.find(({ count }) => count > 0) ?? overdue?.[0];
  const state = chosen?.state;
  const before = chosen?.before;
  const fixed = useMemo(() => ({ state: [state], since: { to: before }, redrawnAsMissing: true }), [state, before]);
  if (!overdue || !chosen) return null;
  return (
    <>
      <nav className="overdue-figures" aria-label={t('overdue')}>
        {overdue.map((one) => (
          <NavLink
            key={one.state}
            to={`/specimens?view=overdue&wait=${one.state}`}
            className={one.state === state ? 'figure overdue-on' : 'figure'}
            aria-current={one.state === state ? 'page' : undefined}
            data-testid={`overdue-${one.state}`}
          >
            <span className={one.count > 0 ? 'figure-value abnormal' : 'figure-value muted'}>{one.count}</span>
            <span className="figure-label">{t(`late.${one.state}` as 'late.labelled', { hours: one.hours })}</span>
          </NavLink>
        ))}
      </nav>
      <SpecimenTable
        key={state}
        fixed={fixed}
        order={longestFirst}
        columns={columns}
        filters={['name', 'number', 'kind', 'institutionId']}
        emptyHint={t('noneOverdue')}
      />
    </>
  );
};
