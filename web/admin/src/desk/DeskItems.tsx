import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../case/useProgramme.ts';
import { addItem, refuseItem, removeItem } from '../commands/case-commands.ts';
import type { Outcome } from '../commands/outcome.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';

export const deskItems = graphql(`
  fragment DeskItems on CaseFile {
    caseId
    items {
      code
      state
    }
  }
`);

export type ItemChange = 'addItem' | 'removeItem' | 'refuseItem';

interface DeskItemsProps {
  readonly of: FragmentType<typeof deskItems>;
  readonly programme: Programme;
  /** Null: closed. */
  readonly change: ItemChange | null;
  readonly onClose: () => void;
}

/** An item more, one less, one that the person will not have: each with its reason. */
export const DeskItems = ({ of, programme, change, onClose }: DeskItemsProps) => {
  const { caseId, items } = readFragment(deskItems, of);
  const { t } = useTranslation('desk');
  const text = useText();
  const say = useSay();
  const add = useCommand(addItem);
  const remove = useCommand(removeItem);
  const refuse = useCommand(refuseItem);
  const reasons = useRegister('refusal-reasons');
  const [item, setItem] = useState<string | null>(null);
  useEffect(() => setItem(null), [change]);

  const stateOf = (code: string): string | undefined => items.find((one) => one.code === code)?.state;
  const offered = programme.items.filter(({ code }) =>
    change === 'addItem' ? [undefined, 'removed'].includes(stateOf(code)) : stateOf(code) === 'pending',
  );
  const confirm = (reason: string): Promise<Outcome> => {
    const of_ = { caseId, item: item ?? '' };
    if (change === 'addItem') return add.send({ ...of_, reason: reason || null });
    return change === 'removeItem' ? remove.send({ ...of_, reason }) : refuse.send({ ...of_, reason });
  };
  return (
    <ReasonDialog
      open={change !== null}
      title={t(change ?? 'addItem')}
      action={t(change ?? 'addItem')}
      optional={change === 'addItem'}
      usual={change === 'refuseItem' ? reasons.map(({ name }) => text(name)) : []}
      onConfirm={confirm}
      onClose={(done) => {
        onClose();
        if (done) say.done(t('itemsChanged'));
      }}
    >
      <Select
        style={{ width: '100%' }}
        aria-label={t('whichItem')}
        data-testid="which-item"
        placeholder={t('whichItem')}
        value={item}
        onChange={setItem}
        options={offered.map(({ code, name }) => ({ value: code, label: text(name) }))}
      />
    </ReasonDialog>
  );
};
