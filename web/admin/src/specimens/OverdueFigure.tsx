import { useTranslation } from 'react-i18next';
import { Figure } from '../home/Figure.tsx';
import { sumOf, useOverdue } from './useOverdue.ts';

/** How many specimens wait longer than they should: nothing waits unseen. */
export const OverdueFigure = () => {
  const { t } = useTranslation('specimens');
  const overdue = useOverdue();
  return (
    <Figure name="overdueSpecimens" label={t('overdueFigure')} value={overdue ? sumOf(overdue) : undefined} to="/specimens?view=overdue" />
  );
};

/** The same in the menu; nothing where nothing is overdue. */
export const OverdueBadge = () => {
  const { t } = useTranslation('specimens');
  const count = sumOf(useOverdue() ?? []);
  if (count === 0) return null;
  return (
    <span className="side-count" data-testid="overdue-badge" aria-label={t('overdueCount', { count })}>
      {count}
    </span>
  );
};
