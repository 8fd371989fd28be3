import { Alert, Button, Checkbox, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { CloseSlotsBecause } from '../gql/graphql.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';
import { closeSlots } from './commands.ts';
import type { SlotRow } from './queries.ts';

interface CloseDialogProps {
  readonly open: boolean;
  readonly date: string;
  readonly slots: readonly SlotRow[];
  readonly onClose: () => void;
}

const reasons: readonly CloseSlotsBecause[] = ['staff', 'equipment', 'holiday', 'weather', 'other'];
const noon = '12:00';

/** A morning, an afternoon or some times of a day can be booked no more. */
export const CloseDialog = ({ open, date, slots, onClose }: CloseDialogProps) => {
  const { t } = useTranslation('booking');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const me = useMe();
  const say = useSay();
  const closing = useCommand(closeSlots);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [because, setBecause] = useState<CloseSlotsBecause>('staff');
  const [problem, setProblem] = useState<Problem | null>(null);
  const still = slots.filter(({ closed }) => closed == null).map(({ slot }) => slot);
  useEffect(() => {
    if (!open) return;
    setChosen([]);
    setBecause('staff');
    setProblem(null);
  }, [open]);

  const confirm = async (): Promise<void> => {
    if (closing.busy || chosen.length === 0) return;
    const outcome = await closing.send({ institutionId: me.institution?.id ?? '', date, slots: [...chosen], because });
    if (!outcome.ok) return setProblem(outcome.problem);
    say.done(t('closedDone', { count: chosen.length }));
    onClose();
  };
  const parts = [
    ['morning', still.filter((slot) => slot < noon)],
    ['afternoon', still.filter((slot) => slot >= noon)],
    ['wholeDay', still],
  ] as const;

  return (
    <Dialog
      open={open}
      title={t('closeTitle', { date })}
      width={520}
      destroyOnHidden
      okText={t('close')}
      cancelText={commands('cancel')}
      okButtonProps={{ danger: true, loading: closing.busy, disabled: chosen.length === 0, 'data-testid': 'close-confirm' }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p className="dialog-lead">{t('closeLead')}</p>
      <div className="close-parts">
        {parts.map(([part, of]) => (
          <Button key={part} size="small" disabled={of.length === 0} data-testid={`close-${part}`} onClick={() => setChosen(of)}>
            {t(part)}
          </Button>
        ))}
      </div>
      <Checkbox.Group
        className="slot-choices"
        aria-label={t('closeSlots')}
        value={[...chosen]}
        onChange={(slot) => setChosen(slot)}
        options={still}
      />
      <p className="dialog-label">{t('because')}</p>
      <Radio.Group
        aria-label={t('because')}
        value={because}
        onChange={({ target }) => setBecause(target.value as CloseSlotsBecause)}
        options={reasons.map((reason) => ({ value: reason, label: t(`because_${reason}`) }))}
      />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
