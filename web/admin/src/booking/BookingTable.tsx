import { Button } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { CodeDialog } from '../commands/CodeDialog.tsx';
import { unexpected } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { CancelBookingCause, TellHolderMeans } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { useMay } from '../session/SessionProvider.tsx';
import { cancelBooking, recordBookingArrival, recordMissedBooking, tellHolder, undoBookingStep } from './commands.ts';
import { registrationOf } from './address.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { type BookingRow, bookingList } from './queries.ts';
import { useTakesNobody } from './useTakesNobody.ts';
import { isOver } from './week.ts';

interface BookingTableProps {
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly filters: readonly string[];
  readonly columns: readonly string[];
  readonly minute: string;
}

const causes: readonly CancelBookingCause[] = ['person', 'institution', 'mistake'];
const means: readonly TellHolderMeans[] = ['phone', 'message', 'inPerson'];

/** Who is booked, and what is done with a booking: come, moved, cancelled, missed, told. */
export const BookingTable = ({ fixed, filters, columns, minute }: BookingTableProps) => {
  const { t } = useTranslation('booking');
  const may = useMay();
  const say = useSay();
  const navigate = useNavigate();
  const arriving = useCommand(recordBookingArrival);
  const missing = useCommand(recordMissedBooking);
  const undoing = useCommand(undoBookingStep);
  const cancelling = useCommand(cancelBooking);
  const telling = useCommand(tellHolder);

  const [moving, setMoving] = useState<BookingRow | null>(null);
  const [asked, setAsked] = useState<{ readonly what: 'cancel' | 'tell'; readonly of: BookingRow } | null>(null);
  const today = minute.slice(0, 10);
  const takesNobody = useTakesNobody(today);
  const ofBooking = ({ institutionId, date, bookingId }: BookingRow) => ({ institutionId, date, bookingId });

  const arrive = async (row: BookingRow): Promise<void> => {
    if (!say.outcome(await arriving.send(ofBooking(row)), t('arrived'), row.name ?? '')) return;
    if (may('registerCase')) await navigate(registrationOf(row));
  };
  const miss = async (row: BookingRow): Promise<void> =>
    void say.outcome(await missing.send(ofBooking(row)), t('missedDone'), row.name ?? '');
  const undo = async (row: BookingRow): Promise<void> => void say.outcome(await undoing.send(ofBooking(row)), t('undone'), row.name ?? '');

  const actionsOf = (row: BookingRow) => {
    const waits = row.state === 'booked';
    const more = [
      ...(waits && may('moveBooking') ? [{ key: 'move', label: t('move'), onClick: () => setMoving(row) }] : []),
      ...(waits && (row.slotClosed || takesNobody) && !row.told && may('tellHolder')
        ? [{ key: 'tell', label: t('tell'), onClick: () => setAsked({ what: 'tell', of: row }) }]
        : []),
      ...(waits && isOver(row, minute) && may('recordMissedBooking')
        ? [{ key: 'missed', label: t('missed'), onClick: () => void miss(row) }]
        : []),
      ...((row.state === 'arrived' || row.state === 'missed') && row.caseId == null && may('undoBookingStep')
        ? [{ key: 'undo', label: t('undo'), onClick: () => void undo(row) }]
        : []),
      ...(waits && may('cancelBooking')
        ? [{ key: 'cancel', label: t('cancel'), danger: true, onClick: () => setAsked({ what: 'cancel', of: row }) }]
        : []),
    ];
    const comes = row.date === today && (waits || row.state === 'missed') && may('recordBookingArrival');
    const toRegister = row.date === today && row.state === 'arrived' && row.caseId == null && may('registerCase');
    return (
      <>
        {comes && (
          <Button size="small" data-testid={`arrive-${row.bookingId}`} onClick={() => void arrive(row)}>
            {t('arrive')}
          </Button>
        )}
        {toRegister && (
          <Button size="small" data-testid={`register-${row.bookingId}`} onClick={() => void navigate(registrationOf(row))}>
            {t('register')}
          </Button>
        )}
        {more.length > 0 && (
          <ActionMenu items={more}>
            <Button
              size="small"
              type="text"
              icon={<MoreOutlined />}
              aria-label={`${t('more')}: ${row.name ?? row.bookingId}`}
              data-testid={`more-${row.bookingId}`}
            />
          </ActionMenu>
        )}
      </>
    );
  };

  const confirm = async (choice: string, note: string) => {
    if (!asked) return unexpected;
    const of = ofBooking(asked.of);
    return asked.what === 'cancel'
      ? cancelling.send({ ...of, cause: choice as CancelBookingCause, note: note || null })
      : telling.send({ ...of, means: choice as TellHolderMeans });
  };
  const cancels = asked?.what === 'cancel';
  return (
    <>
      <ReadModelTable<BookingRow>
        readModel="booking-list"
        document={bookingList}
        rowKey="bookingId"
        columns={columns}
        filters={filters}
        fixed={fixed}
        emptyHint={t('listHint')}
        actions={actionsOf}
        onOpen={({ caseId }) => caseId != null && void navigate(`/cases/${caseId}`)}
      />
      <MoveDialog of={moving} minute={minute} onClose={() => setMoving(null)} />
      <CodeDialog
        open={asked !== null}
        title={cancels ? t('cancelTitle', { name: asked.of.name ?? '' }) : t('tellTitle')}
        lead={asked ? (cancels ? t('cancelLead', { date: asked.of.date, slot: asked.of.slot }) : (asked.of.phone ?? '')) : ''}
        action={t(cancels ? 'cancelTitle' : 'tell', { name: '' }).replace(/[:：]\s*$/, '')}
        choices={
          cancels
            ? causes.map((code) => ({ code, label: t(`cause_${code}` as 'cause_person') }))
            : means.map((code) => ({ code, label: t(`means_${code}`) }))
        }
        {...(cancels && { note: t('note') })}
        onConfirm={confirm}
        onClose={(done) => {
          if (done) say.done(t(cancels ? 'cancelled' : 'toldDone'));
          setAsked(null);
        }}
      />
    </>
  );
};
