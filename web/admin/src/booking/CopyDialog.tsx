import { Alert, DatePicker, InputNumber, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { openBookingDay } from './commands.ts';
import type { SlotRow } from './queries.ts';
import { daysLater } from './week.ts';

interface CopyDialogProps {
  readonly open: boolean;
  readonly date: string;
  /** Of the week that is shown. */
  readonly slots: readonly SlotRow[];
  readonly onClose: () => void;
}

interface Copied {
  readonly date: string;
  readonly slots: readonly SlotRow[];
}

/** The seats of a day or a week once more, on days that have none. */
export const CopyDialog = ({ open, date, slots, onClose }: CopyDialogProps) => {
  const { t } = useTranslation('booking');
  const today = useToday();
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const me = useMe();
  const say = useSay();
  const opening = useCommand(openBookingDay);
  const [what, setWhat] = useState<'day' | 'week'>('day');
  const [to, setTo] = useState<readonly Dayjs[]>([]);
  const [weeks, setWeeks] = useState(1);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!open) return;
    setTo([]);
    setProblem(null);
  }, [open]);

  const copies = (): readonly Copied[] => {
    const of = (day: string) => slots.filter((slot) => slot.date === day);
    if (what === 'day') return to.map((day) => ({ date: day.format('YYYY-MM-DD'), slots: of(date) }));
    const days = [...new Set(slots.map((slot) => slot.date))];
    return Array.from({ length: weeks }, (_, n) => days.map((day) => ({ date: daysLater(day, 7 * (n + 1)), slots: of(day) }))).flat();
  };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    let [opened, kept] = [0, 0];
    let failed: Problem | null = null;
    for (const copy of copies()) {
      const outcome = await opening.send({
        institutionId: me.institution?.id ?? '',
        date: copy.date,
        origin: 'copy',
        discretion: copy.slots.some(({ discretion }) => discretion),
        slots: copy.slots.map(({ slot, until, seats, held }) => ({ slot, until, seats, held })),
      });
      if (outcome.ok) opened += 1;
      else if (outcome.problem.code === 'DayOpened') kept += 1;
      else failed ??= outcome.problem;
    }
    setBusy(false);
    if (failed) return setProblem(failed);
    say.done(t('copied', { opened, kept }));
    onClose();
  };

  return (
    <Dialog
      open={open}
      title={t('copyTitle')}
      width={480}
      destroyOnHidden
      okText={t('copy')}
      cancelText={commands('cancel')}
      okButtonProps={{ loading: busy, disabled: what === 'day' && to.length === 0, 'data-testid': 'copy-confirm' }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <Radio.Group
        value={what}
        onChange={({ target }) => setWhat(target.value as 'day' | 'week')}
        options={[
          { value: 'day', label: `${t('copyDay')} ${date}` },
          { value: 'week', label: t('copyWeek') },
        ]}
      />
      <div className="move-day">
        <label htmlFor="copyTo">{t('copyTo')}</label>
        {what === 'day' ? (
          <DatePicker
            id="copyTo"
            multiple
            maxTagCount="responsive"
            minDate={dayjs(today)}
            value={[...to]}
            onChange={(days: Dayjs[] | null) => setTo(days ?? [])}
          />
        ) : (
          <InputNumber
            id="copyTo"
            aria-label={t('copyWeeksLabel')}
            min={1}
            max={8}
            precision={0}
            value={weeks}
            onChange={(n) => setWeeks(n ?? 1)}
            suffix={t('copyWeeksLabel')}
          />
        )}
      </div>
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
