import { Alert, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { changeCapacity, openBookingDay } from './commands.ts';
import type { SlotRow } from './queries.ts';
import { type SlotDraft, SlotRows } from './SlotRows.tsx';

interface CapacityDialogProps {
  readonly open: boolean;
  readonly date: string;
  /** As the day stands; none: it is opened. */
  readonly slots: readonly SlotRow[];
  readonly onClose: () => void;
}

const draftOf = ({ slot, until, seats, held, ahead, walkIn, extra }: SlotRow): SlotDraft => ({
  slot,
  until,
  seats,
  held,
  taken: ahead + walkIn + extra,
});

/** The seats of one day: opened by hand, or changed; what is taken is never taken away. */
export const CapacityDialog = ({ open, date, slots, onClose }: CapacityDialogProps) => {
  const { t } = useTranslation('booking');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const me = useMe();
  const say = useSay();
  const opening = useCommand(openBookingDay);
  const changing = useCommand(changeCapacity);
  const [rows, setRows] = useState<readonly SlotDraft[]>([]);
  const [discretion, setDiscretion] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isNew = slots.length === 0;
  const busy = opening.busy || changing.busy;
  useEffect(() => {
    if (!open) return;
    setRows(slots.map(draftOf));
    setDiscretion(slots.some((slot) => slot.discretion));
    setProblem(null);
    // What others book while it is open does not overwrite what is typed; the server says what is taken.
  }, [open, date]);

  const confirm = async (): Promise<void> => {
    if (busy) return;
    const capacity = {
      institutionId: me.institution?.id ?? '',
      date,
      discretion,
      slots: rows.map(({ slot, until, seats, held }) => ({ slot, until, seats, held })),
    };
    const outcome = isNew ? await opening.send({ ...capacity, origin: 'hand' }) : await changing.send(capacity);
    if (!outcome.ok) return setProblem(outcome.problem);
    say.done(t('saved'));
    onClose();
  };

  return (
    <Dialog
      open={open}
      title={t('capacityTitle', { date })}
      width={600}
      destroyOnHidden
      okText={t(isNew ? 'openDay' : 'save')}
      cancelText={commands('cancel')}
      okButtonProps={{ loading: busy, disabled: rows.length === 0, 'data-testid': 'capacity-confirm' }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <SlotRows value={rows} onChange={setRows} />
      <p>
        <Checkbox checked={discretion} onChange={({ target }) => setDiscretion(target.checked)}>
          {t('discretion')}
        </Checkbox>
      </p>
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
