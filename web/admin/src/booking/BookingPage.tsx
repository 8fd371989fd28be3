import { CopyOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { EmptyState } from '@healthcert/web-ui';
import { Button, DatePicker, Skeleton, Switch } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { useHotkeys } from '../app/useHotkeys.ts';
import { useNow } from '../app/useNow.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { dayInChina, minuteInChina } from '../words/time.ts';
import { Affected } from './Affected.tsx';
import { type Booking, BookDialog, type SeatKind } from './BookDialog.tsx';
import { BookingTable } from './BookingTable.tsx';
import { CapacityDialog } from './CapacityDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { reopenSlots } from './commands.ts';
import { CopyDialog } from './CopyDialog.tsx';
import type { SlotRow } from './queries.ts';
import { useTakesNobody } from './useTakesNobody.ts';
import { useSlots } from './useWeek.ts';
import { daysLater, freeAhead, freeToday, isOpen, mondayOf, weekFrom } from './week.ts';
import { type Chosen, WeekGrid } from './WeekGrid.tsx';

const isDate = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The week's seats above, who is booked below; one click or Enter books. */
export const BookingPage = () => {
  const { t } = useTranslation('booking');
  const may = useMay();
  const me = useMe();
  const say = useSay();
  const now = useNow(30_000);
  const minute = minuteInChina(now.toISOString());
  const today = dayInChina(now);
  const [asked, setAsked] = useSearchParams();
  const day = asked.get('day');
  const chosen: Chosen = { date: isDate(day) ? day : today, slot: asked.get('slot') };
  const monday = mondayOf(chosen.date);
  const days = weekFrom(monday);
  const { slots, error, again } = useSlots(monday, 7);
  const [booking, setBooking] = useState<Booking | null>(null);
  const [dialog, setDialog] = useState<'capacity' | 'close' | 'copy' | null>(null);
  const reopening = useCommand(reopenSlots);
  const takesNobody = useTakesNobody(today);
  const acrossDays = asked.get('find') !== null;

  const choose = ({ date, slot }: Chosen): void => setAsked(slot === null ? { day: date } : { day: date, slot }, { replace: true });
  const ofDay = (slots ?? []).filter(({ date }) => date === chosen.date);
  const slot = ofDay.find((one) => one.slot === chosen.slot);
  const isToday = chosen.date === today;
  const open = ofDay.filter((one) => isOpen(one, minute));
  const aheadAt = slot && isOpen(slot, minute) ? slot : open.find((one) => freeAhead(one) > 0);
  const walkInAt = slot && isOpen(slot, minute) ? slot : open.find((one) => freeToday(one) > 0);
  const full = slot && isOpen(slot, minute) && freeToday(slot) === 0 ? slot : undefined;
  const start = (kind: SeatKind, at: SlotRow | undefined): void => {
    if (at) setBooking({ kind, date: at.date, slot: at.slot });
  };
  const book = (at: SlotRow): void => {
    if (at.date === today && may('admitWalkIn')) start(freeToday(at) === 0 && at.discretion ? 'extra' : 'walkIn', at);
    else if (may('bookSeat')) start('ahead', at);
  };
  useHotkeys({
    'Alt+KeyN': () => may('bookSeat') && start('ahead', aheadAt),
    'Alt+ArrowLeft': () => choose({ date: daysLater(monday, -7), slot: null }),
    'Alt+ArrowRight': () => choose({ date: daysLater(monday, 7), slot: null }),
  });

  const reopen = async (): Promise<void> => {
    if (!slot) return;
    const { institutionId, date } = slot;
    say.outcome(await reopening.send({ institutionId, date, slots: [slot.slot] }), t('reopened'));
  };

  const fixed = useMemo(
    () => ({ date: { from: chosen.date, to: chosen.date }, ...(chosen.slot !== null && { slot: chosen.slot }) }),
    [chosen.date, chosen.slot],
  );
  const anywhere = useMemo(() => ({}), []);
  const sets = may('changeCapacity') && me.institution !== null && chosen.date >= today;

  return (
    <div className="page booking">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('earlierWeek')}
          title={`${t('earlierWeek')} Alt+←`}
          onClick={() => choose({ date: daysLater(monday, -7), slot: null })}
        />
        <Button onClick={() => choose({ date: today, slot: null })}>{t('thisWeek')}</Button>
        <Button
          icon={<RightOutlined />}
          aria-label={t('laterWeek')}
          title={`${t('laterWeek')} Alt+→`}
          data-testid="later-week"
          onClick={() => choose({ date: daysLater(monday, 7), slot: null })}
        />
        <DatePicker
          aria-label={t('day')}
          allowClear={false}
          value={dayjs(chosen.date)}
          onChange={(picked) => picked && choose({ date: picked.format('YYYY-MM-DD'), slot: null })}
        />
        <span className="push" />
        {sets && (
          <>
            <Button onClick={() => setDialog('capacity')} data-testid="capacity">
              {t(ofDay.length === 0 ? 'openDay' : 'capacity')}
            </Button>
            <Button disabled={ofDay.length === 0} onClick={() => setDialog('close')} data-testid="close">
              {t('close')}
            </Button>
            {slot?.closed != null && (
              <Button loading={reopening.busy} onClick={() => void reopen()} data-testid="reopen">
                {t('reopen')}
              </Button>
            )}
            <Button icon={<CopyOutlined />} disabled={(slots ?? []).length === 0} onClick={() => setDialog('copy')} data-testid="copy">
              {t('copy')}
            </Button>
          </>
        )}
      </div>
      <Affected
        minute={minute}
        onShow={() =>
          setAsked({ day: chosen.date, find: '', ...(!takesNobody && { slotClosed: 'true' }), state: 'booked' }, { replace: true })
        }
      />
      <div className="sheet week-sheet">
        {error && !slots ? (
          <Failure error={error} onRetry={again} />
        ) : !slots ? (
          <Skeleton active title={false} paragraph={{ rows: 5 }} className="list-loading" />
        ) : (
          <>
            <WeekGrid days={days} slots={slots} chosen={chosen} today={today} minute={minute} onChoose={choose} onBook={book} />
            {slots.length === 0 && <EmptyState title={t('noWeek')} hint={t('noWeekHint')} />}
          </>
        )}
      </div>
      <div className="page-head booking-list-head">
        <h2>{acrossDays ? t('search') : `${chosen.date} · ${chosen.slot === null ? t('list') : t('listSlot', { slot: chosen.slot })}`}</h2>
        <label className="booking-find">
          <Switch
            size="small"
            checked={acrossDays}
            onChange={(on) =>
              on ? setAsked({ day: chosen.date, find: '' }, { replace: true }) : choose({ date: chosen.date, slot: null })
            }
          />{' '}
          {t('search')}
        </label>
        <span className="push" />
        {isToday && may('admitWalkIn') && (
          <Button disabled={!walkInAt} onClick={() => start('walkIn', walkInAt)} data-testid="walk-in">
            {t('walkIn')}
          </Button>
        )}
        {isToday && full?.discretion && may('admitBeyondSeats') && (
          <Button onClick={() => start('extra', full)} data-testid="extra">
            {t('extra')}
          </Button>
        )}
        {may('bookSeat') && (
          <Button type="primary" disabled={!aheadAt} onClick={() => start('ahead', aheadAt)} data-testid="book">
            {t('book')} <kbd>Alt+N</kbd>
          </Button>
        )}
      </div>
      <BookingTable
        key={acrossDays ? 'anywhere' : 'day'}
        fixed={acrossDays ? anywhere : fixed}
        minute={minute}
        columns={[
          ...(acrossDays ? ['date'] : []),
          'slot',
          'name',
          'maskedDocument',
          'phone',
          'kind',
          'programmeId',
          'state',
          'arrivedAt',
          ...(acrossDays ? ['slotClosed', 'told', 'movedTo', 'cause'] : []),
        ]}
        filters={acrossDays ? ['name', 'date', 'slot', 'state', 'kind', 'slotClosed', 'told'] : ['name', 'state', 'kind']}
      />
      <BookDialog at={booking} slots={slots ?? []} minute={minute} onClose={() => setBooking(null)} />
      <CapacityDialog open={dialog === 'capacity'} date={chosen.date} slots={ofDay} onClose={() => setDialog(null)} />
      <CloseDialog open={dialog === 'close'} date={chosen.date} slots={ofDay} onClose={() => setDialog(null)} />
      <CopyDialog open={dialog === 'copy'} date={chosen.date} slots={slots ?? []} onClose={() => setDialog(null)} />
    </div>
  );
};
