import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import type { Institution } from './queries.ts';
import { sumOf, useBookedAhead } from './useBookedAhead.ts';

/** Who would come in vain where a clinic takes nobody: counted by day; re-booked or told on the clinic's booking page. */
export const BookedAhead = ({ row, closed }: { readonly row: Institution; readonly closed: boolean }) => {
  const { t } = useTranslation('institutions');
  const { institution, reads } = useMe();
  const { institutionName } = useDirectory();
  const days = useBookedAhead(row.institutionId);
  if (!days) return <Skeleton active />;
  const all = sumOf(days);
  const mine = 'booking-list' in reads && institution?.id === row.institutionId;
  const several = days.some(({ institutionId }) => institutionId !== row.institutionId);
  return (
    <div data-testid="booked-ahead">
      <p>{all === 0 ? t('aheadNone') : t('aheadCount', { count: all })}</p>
      {closed && all > 0 && <Alert type="warning" showIcon title={t('aheadClosed')} />}
      <ul className="booked-days">
        {days.map(({ institutionId, date, count }) => (
          <li key={`${institutionId} ${date}`}>
            {mine ? (
              <Link className="number" to={`/booking?day=${date}`}>
                {date}
              </Link>
            ) : (
              <span className="number">{date}</span>
            )}{' '}
            <b className="number">{count}</b>
            {several && <span className="muted small"> {institutionName(institutionId)}</span>}
          </li>
        ))}
      </ul>
      {all > 0 && mine && <Link to="/booking">{t('aheadTo')}</Link>}
    </div>
  );
};
