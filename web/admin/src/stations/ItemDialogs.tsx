import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { correctResult, deferItem, refuseItem } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import { emptyEntry, type ItemEntry, resultOf } from './entry.ts';
import { ItemFields } from './ItemFields.tsx';
import type { OfPerson } from './range.ts';
import type { ItemAction } from './StationItem.tsx';
import type { Circumstances } from './useResults.ts';

interface ItemDialogsProps {
  readonly caseId: string;
  readonly revision: number;
  readonly person: OfPerson;
  readonly item: ProgrammeItem | null;
  readonly action: ItemAction | null;
  /** What was recorded, to start a correction from. */
  readonly recorded: ItemEntry;
  /** Why, where it is known beforehand. */
  readonly reason: string;
  readonly circumstances: Circumstances;
  readonly onClose: (done: boolean) => void;
}

/** Correcting, refusing and deferring: each asks why. */
export const ItemDialogs = (props: ItemDialogsProps) => {
  const { caseId, revision, person, item, action, recorded, reason: known, circumstances, onClose } = props;
  const { t } = useTranslation('stations');
  const text = useText();
  const correct = useCommand(correctResult);
  const refuse = useCommand(refuseItem);
  const defer = useCommand(deferItem);
  const [entry, setEntry] = useState<ItemEntry>(emptyEntry);
  const [dueOn, setDueOn] = useState<Dayjs | null>(null);

  useEffect(() => {
    setEntry(recorded);
    setDueOn(null);
  }, [action, item?.code]);

  const name = item ? text(item.name) : '';
  const code = item?.code ?? '';
  return (
    <>
      <ReasonDialog
        open={action === 'correct'}
        title={t('correctTitle', { item: name })}
        lead={t('correctLead')}
        action={t('correct')}
        usual={[t('usualMistyped'), t('usualRepeat')]}
        initial={known}
        onConfirm={(reason) => correct.send({ caseId, reason, ...circumstances, ...resultOf(item!, entry) }, revision)}
        onClose={onClose}
      >
        {item && <ItemFields caseId={caseId} item={item} person={person} entry={entry} onChange={setEntry} current={false} />}
      </ReasonDialog>
      <ReasonDialog
        open={action === 'refuse'}
        title={t('refuseTitle', { item: name })}
        action={t('refuse')}
        danger
        usual={[t('usualUnwilling'), t('usualPregnant')]}
        onConfirm={(reason) => refuse.send({ caseId, item: code, reason })}
        onClose={onClose}
      />
      <ReasonDialog
        open={action === 'defer'}
        title={t('deferTitle', { item: name })}
        action={t('defer')}
        usual={[t('usualSpecimen'), t('usualDrunk')]}
        onConfirm={(reason) => defer.send({ caseId, item: code, reason, dueOn: dueOn?.format('YYYY-MM-DD') ?? null })}
        onClose={onClose}
      >
        <label className="dialog-label" htmlFor="due-on">
          {t('dueOn')}
        </label>
        <DatePicker id="due-on" value={dueOn} onChange={setDueOn} minDate={dayjs()} />
      </ReasonDialog>
    </>
  );
};
