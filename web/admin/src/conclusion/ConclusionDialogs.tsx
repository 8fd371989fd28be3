import { Checkbox, DatePicker, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { OutcomeTag } from '../app/StageTag.tsx';
import { ChangedNotice } from '../case/ChangedNotice.tsx';
import type { Programme } from '../case/useProgramme.ts';
import type { Seen } from '../case/useSeen.ts';
import { addItem, concludeByHand, orderRecheck, reopenCase } from '../commands/case-commands.ts';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import type { ConcludeByHandOutcome } from '../gql/graphql.ts';
import { useCode, useText } from '../words/useWords.ts';

export type ConclusionDialog = 'byHand' | 'recheck' | 'addItem' | 'reopen';

export const conclusionDialogs = graphql(`
  fragment ConclusionDialogs on CaseFile {
    caseId
    items {
      code
      state
      result {
        abnormal
      }
    }
  }
`);

interface ConclusionDialogsProps {
  readonly of: FragmentType<typeof conclusionDialogs>;
  readonly programme: Programme;
  /** Every command goes with what was looked at. */
  readonly seen: Seen;
  /** Typed beforehand: a conclusion by hand begins with it. */
  readonly written?: string;
  /** What the rules would conclude; undefined: not known here. */
  readonly ruled?: string | undefined;
  readonly dialog: ConclusionDialog | null;
  readonly onClose: (concluded: boolean) => void;
}

const outcomes: readonly ConcludeByHandOutcome[] = ['fit', 'recheck', 'unfit', 'incomplete'];

/** What a physician decides beside the rules; each with its reason. */
export const ConclusionDialogs = ({ of, programme, seen, written = '', ruled, dialog, onClose }: ConclusionDialogsProps) => {
  const { caseId, items } = readFragment(conclusionDialogs, of);
  const { t } = useTranslation('conclusion');
  const today = useToday();
  const { t: words } = useTranslation('case');
  const code = useCode();
  const text = useText();
  const say = useSay();
  const byHand = useCommand(concludeByHand);
  const recheck = useCommand(orderRecheck);
  const add = useCommand(addItem);
  const reopen = useCommand(reopenCase);
  const [outcome, setOutcome] = useState<ConcludeByHandOutcome>('unfit');
  const [opinion, setOpinion] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [added, setAdded] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState<Dayjs | null>(null);

  useEffect(() => {
    setOutcome('unfit');
    setOpinion(written);
    setChosen(items.filter(({ result }) => result?.abnormal).map((item) => item.code));
    setAdded(null);
    setDueOn(null);
  }, [dialog, caseId]);

  const nameOf = (item: string): string => {
    const found = programme.items.find((one) => one.code === item);
    return found ? text(found.name) : item;
  };
  const close = (said: string) => (done: boolean) => {
    onClose(done && dialog === 'byHand');
    if (done) say.done(said);
  };
  const missing = programme.items.filter((item) => !items.some((one) => one.code === item.code));

  const notice = <ChangedNotice seen={seen} programme={programme} />;

  return (
    <>
      <ReasonDialog
        open={dialog === 'byHand'}
        title={t('byHandTitle')}
        lead={t('byHandLead')}
        action={t('byHandConfirm')}
        usual={[t('usualReexamined'), t('usualSpecialist')]}
        onConfirm={(reason) => byHand.send({ caseId, outcome, reason, opinion: opinion.trim() || null }, seen.revision)}
        onClose={close(t('done'))}
      >
        {notice}
        {ruled !== undefined && (
          <p className="dialog-lead">
            <span>{t('rulesSay')}</span> <OutcomeTag outcome={ruled} />
          </p>
        )}
        <Segmented<ConcludeByHandOutcome>
          block
          aria-label={t('outcome')}
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: code('outcome', value) }))}
        />
        <label className="dialog-label" htmlFor="hand-opinion">
          {t('opinion')}
        </label>
        <Input.TextArea
          id="hand-opinion"
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          value={opinion}
          onChange={({ target }) => setOpinion(target.value)}
        />
      </ReasonDialog>
      <ReasonDialog
        open={dialog === 'recheck'}
        title={t('recheckTitle')}
        action={t('recheck')}
        optional
        lacking={chosen.length === 0}
        onConfirm={(reason) =>
          recheck.send({ caseId, items: chosen, reason: reason || null, dueOn: dueOn?.format('YYYY-MM-DD') ?? null }, seen.revision)
        }
        onClose={close(t('recheckDone'))}
      >
        {notice}
        <p className="dialog-label">{t('recheckItems')}</p>
        <Checkbox.Group
          className="choice-grid"
          value={chosen}
          onChange={setChosen}
          options={items.map((item) => ({ value: item.code, label: nameOf(item.code) }))}
        />
        <label className="dialog-label" htmlFor="recheck-on">
          {t('dueOn')}
        </label>
        <DatePicker id="recheck-on" value={dueOn} onChange={setDueOn} minDate={dayjs(today)} />
      </ReasonDialog>
      <ReasonDialog
        open={dialog === 'addItem'}
        title={words('addItemTitle')}
        action={words('addItem')}
        optional
        lacking={added === null}
        onConfirm={(reason) => add.send({ caseId, item: added ?? '', reason: reason || null })}
        onClose={close(t('added'))}
      >
        <Select
          style={{ width: '100%' }}
          aria-label={words('addItemPick')}
          placeholder={words('addItemPick')}
          value={added}
          onChange={setAdded}
          options={missing.map((item) => ({ value: item.code, label: text(item.name) }))}
        />
      </ReasonDialog>
      <ReasonDialog
        open={dialog === 'reopen'}
        title={words('reopenTitle')}
        lead={words('reopenLead')}
        action={words('reopen')}
        danger
        usual={[words('usualNewFinding'), words('usualMistake')]}
        onConfirm={(reason) => reopen.send({ caseId, reason }, seen.revision)}
        onClose={close(t('reopened'))}
      >
        {notice}
      </ReasonDialog>
    </>
  );
};
