import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { BatchProgress } from '../commands/BatchProgress.tsx';
import { useBatch } from '../commands/useBatch.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { refusedHere } from '../commands/outcome.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { moveBooking } from './commands.ts';
import { affectedBookings, bookingSlots } from './queries.ts';
import { useTakesNobody } from './useTakesNobody.ts';
import { slotsFrom, slotsIn } from './useWeek.ts';
import { nextFree } from './week.ts';
import { booking as words } from './words.ts';

interface AffectedProps {
  readonly minute: string;
  readonly onShow: () => void;
}

const live = ['booking-list'];
/** Today and four weeks. */
const days = 29;

/** Who is booked in a time, or at an institution, that was closed since: nobody is forgotten until they are moved, told or cancelled. */
export const Affected = ({ minute, onShow }: AffectedProps) => {
  const { t } = useTranslation('booking');
  const may = useMay();
  const say = useSay();
  const client = useClient();
  const move = useCommand(moveBooking);
  const today = minute.slice(0, 10);
  // Where the whole institution takes nobody, everyone who is booked comes in vain.
  const takesNobody = useTakesNobody(today);
  const variables = useMemo(() => ({ from: today, ...(!takesNobody && { slotClosed: true }) }), [today, takesNobody]);
  const { data } = useLiveQuery({ query: affectedBookings, variables, live });
  const affected = data?.bookingList.nodes ?? [];
  const untold = affected.filter(({ told }) => !told);
  const batch = useBatch<(typeof affected)[number]>();

  const rebook = async (): Promise<void> => {
    const answer = await client.query(bookingSlots, slotsFrom(today, days), { requestPolicy: 'network-only' }).toPromise();
    const slots = answer.data ? slotsIn(answer.data, days) : [];
    const moves = new Map(nextFree(untold, slots, minute).map(({ booking, to }) => [booking.bookingId, to]));
    const none = refusedHere('NoFreeTime', { zh: words.zh.rebookNone, en: words.en.rebookNone });
    if (moves.size === 0 && !none.ok) return say.problem(none.problem);
    await batch.run(untold, async ({ institutionId, bookingId, date: fromDate }) => {
      const to = moves.get(bookingId);
      return to ? move.send({ institutionId, bookingId, fromDate, ...to }) : none;
    });
  };

  return (
    <>
      {affected.length > 0 && (
        <Alert
          type={untold.length > 0 ? 'warning' : 'info'}
          showIcon
          className="affected"
          data-testid="affected"
          title={t(takesNobody ? 'affectedAll' : 'affected', { count: affected.length, untold: untold.length })}
          action={
            <>
              <Button size="small" onClick={onShow} data-testid="affected-show">
                {t('affectedShow')}
              </Button>
              {untold.length > 0 && !takesNobody && may('moveBooking') && (
                <Button size="small" type="primary" onClick={() => void rebook()} data-testid="affected-rebook">
                  {t('rebook')}
                </Button>
              )}
            </>
          }
        />
      )}
      <BatchProgress
        title={t('rebookTitle', { count: batch.state?.total ?? 0 })}
        state={batch.state}
        nameOf={({ name, bookingId }) => name ?? bookingId}
        onStop={batch.stop}
        onClose={batch.close}
      />
    </>
  );
};
