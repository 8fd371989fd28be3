import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { deferItem, refuseItem } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import type { ItemAction } from './StationItem.tsx';

interface ItemDialogsProps {
  readonly caseId: string;
  readonly item: ProgrammeItem | null;
  readonly action: ItemAction | null;
  readonly onClose: () => void;
}

/** Refusing and deferring: each asks why. */
export const ItemDialogs = ({ caseId, item, action, onClose }: ItemDialogsProps) => {
  const { t } = useTranslation('stations');
  const today = useToday();
  const text = useText();
  const refuse = useCommand(refuseItem);
  const defer = useCommand(deferItem);
  const [dueOn, setDueOn] = useState<Dayjs | null>(null);
  useEffect(() => setDueOn(null), [action, item?.code]);

  const name = item ? text(item.name) : '';
  const of = { caseId, item: item?.code ?? '' };
  return (
    <>
      <ReasonDialog
        open={action === 'refuse'}
        title={t('refuseTitle', { item: name })}
        action={t('refuse')}
        danger
        usual={[t('usualUnwilling'), t('usualPregnant')]}
        onConfirm={(reason) => refuse.send({ ...of, reason })}
        onClose={onClose}
      />
      <ReasonDialog
        open={action === 'defer'}
        title={t('deferTitle', { item: name })}
        action={t('defer')}
        usual={[t('usualSpecimen'), t('usualDrunk')]}
        onConfirm={(reason) => defer.send({ ...of, reason, dueOn: dueOn?.format('YYYY-MM-DD') ?? null })}
        onClose={onClose}
      >
        <label className="dialog-label" htmlFor="due-on">
          {t('dueOn')}
        </label>
        <DatePicker id="due-on" value={dueOn} onChange={setDueOn} minDate={dayjs(today)} />
      </ReasonDialog>
    </>
  );
};
