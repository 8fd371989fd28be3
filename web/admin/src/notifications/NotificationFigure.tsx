import { useTranslation } from 'react-i18next';
import { Figure } from '../home/Figure.tsx';
import { useOpenNotifications } from './useOpenNotifications.ts';

/** How many suspected diseases wait to be reported; red where one is overdue. */
export const NotificationFigure = () => {
  const { t } = useTranslation('notifications');
  const data = useOpenNotifications();
  const overdue = data?.overdue ?? 0;
  const label = overdue > 0 ? t('openOverdue', { count: overdue }) : t('open');
  return <Figure name="notifications" label={label} value={data?.open} to="/notifications" alarm={overdue > 0} />;
};

/** The same in the menu; nothing where nothing waits. */
export const NotificationBadge = () => {
  const { t } = useTranslation('notifications');
  const data = useOpenNotifications();
  if (!data || data.open === 0) return null;
  return (
    <span
      className={data.overdue > 0 ? 'side-count' : 'side-count side-count-calm'}
      data-testid="notification-badge"
      aria-label={data.overdue > 0 ? t('openOverdue', { count: data.overdue }) : t('open')}
    >
      {data.open}
    </span>
  );
};
