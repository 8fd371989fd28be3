import { Alert, DatePicker, Radio, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useText } from '../words/useWords.ts';
import { moveBooking } from './commands.ts';
import type { BookingRow } from './queries.ts';
import { useSlots } from './useWeek.ts';
import { freeAhead, isOpen } from './week.ts';

interface MoveDialogProps {
  readonly of: BookingRow | null;
  readonly minute: string;
  readonly onClose: () => void;
}

/** Another day or time: the new seat is taken before the old one is given back. */
export const MoveDialog = ({ of, minute, onClose }: MoveDialogProps) => {
  const { t } = useTranslation('booking');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const say = useSay();
  const move = useCommand(moveBooking);
  const today = minute.slice(0, 10);
  const [picked, setPicked] = useState<string | null>(null);
  // The booking's own day from the first moment: a day that is put in later would take away what is being typed.
  const date = picked ?? (of && of.date > today ? of.date : today);
  const shown = useMemo(() => ({ date: dayjs(date), first: dayjs(today) }), [date, today]);
  const [slot, setSlot] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { slots } = useSlots(date, 1, of === null);
  useEffect(() => {
    if (of) return;
    setPicked(null);
    setSlot(null);
    setProblem(null);
  }, [of]);
  const places = (slots ?? []).filter(
    (one) => isOpen(one, minute) && freeAhead(one) > 0 && !(one.date === of?.date && one.slot === of.slot),
  );

  const confirm = async (): Promise<void> => {
    if (!of || slot === null || move.busy) return;
    const { institutionId, bookingId, date: fromDate } = of;
    const outcome = await move.send({ institutionId, bookingId, fromDate, date, slot });
    if (!outcome.ok) return setProblem(outcome.problem);
    say.done(t('moved', { date, slot }));
    onClose();
  };

  return (
    <Dialog
      open={of !== null}
      title={t('moveTitle', { name: of?.name ?? '' })}
      width={520}
      destroyOnHidden
      okText={t('move')}
      cancelText={commands('cancel')}
      okButtonProps={{ loading: move.busy, disabled: slot === null, 'data-testid': 'move-confirm' }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <div className="move-day">
        <label htmlFor="moveDay">{t('day')}</label>
        <DatePicker
          id="moveDay"
          allowClear={false}
          minDate={shown.first}
          value={shown.date}
          onChange={(day) => {
            if (!day) return;
            setPicked(day.format('YYYY-MM-DD'));
            setSlot(null);
          }}
        />
      </div>
      {!slots ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : places.length === 0 ? (
        <p className="muted">{t('noFree')}</p>
      ) : (
        <Radio.Group
          className="slot-choices"
          aria-label={t('chooseSlot')}
          value={slot}
          onChange={({ target }) => setSlot(String(target.value))}
          options={places.map((one) => ({ value: one.slot, label: `${one.slot} · ${t('free', { count: freeAhead(one) })}` }))}
        />
      )}
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
