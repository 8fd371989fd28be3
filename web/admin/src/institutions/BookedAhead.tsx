import { Alert, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { useMe } from '../session/SessionProvider.tsx';
import { dayInChina } from '../words/time.ts';
import { bookedAhead, type Institution } from './queries.ts';

/** By day, how many are booked; null: not known yet. */
const useBookedAhead = (institutionId: string): ReadonlyMap<string, number> | null => {
  const client = useClient();
  const [days, setDays] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    let given = false;
    const load = async (): Promise<void> => {
      const counted = new Map<string, number>();
      for (let after: string | null = null; ;) {
        const variables: { institutionId: string; from: string; after: string | null } = {
          institutionId,
          from: dayInChina(new Date()),
          after,
        };
        const { data } = await client.query(bookedAhead, variables, { requestPolicy: 'network-only' }).toPromise();
        if (!data || given) return;
        for (const { date, ahead } of data.bookingSlotList.nodes) if (ahead > 0) counted.set(date, (counted.get(date) ?? 0) + ahead);
        if (!data.bookingSlotList.pageInfo.hasNextPage) break;
        after = data.bookingSlotList.pageInfo.endCursor ?? null;
      }
      setDays(counted);
    };
    void load();
    return () => {
      given = true;
    };
  }, [client, institutionId]);
  return days;
};

/** Who would come in vain where a clinic takes nobody: counted by day, told of on the booking page. */
export const BookedAhead = ({ row, closed }: { readonly row: Institution; readonly closed: boolean }) => {
  const { t } = useTranslation('institutions');
  const { institution, reads } = useMe();
  const days = useBookedAhead(row.institutionId);
  if (!days) return <Skeleton active />;
  const all = [...days.values()].reduce((sum, count) => sum + count, 0);
  return (
    <div data-testid="booked-ahead">
      <p>{all === 0 ? t('aheadNone') : t('aheadCount', { count: all })}</p>
      {closed && all > 0 && <Alert type="warning" showIcon title={t('aheadClosed')} />}
      <ul className="booked-days">
        {[...days].map(([date, count]) => (
          <li key={date}>
            <span className="number">{date}</span> <b className="number">{count}</b>
          </li>
        ))}
      </ul>
      {all > 0 && 'booking-list' in reads && institution?.id === row.institutionId && <Link to="/booking">{t('aheadTo')}</Link>}
    </div>
  );
};
