import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { without } from '../app/without.ts';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { recordResult } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import { useText } from '../words/useWords.ts';
import { allNormal, emptyEntry, isEmpty, type ItemEntry, type Lack, lackOf, resultOf } from './entry.ts';
import { withHow } from './entry-how.ts';

const noEntries: Readonly<Record<string, ItemEntry>> = {};

const words = {
  value: 'incomplete',
  site: 'siteMissing',
  finding: 'findingMissing',
  disease: 'diseaseMissing',
  since: 'sinceWrong',
} as const satisfies Record<Lack, string>;

/** How the results were obtained: the same for all that are saved together. */
export interface Circumstances {
  readonly reagentLot: string | null;
  readonly deviceId: string | null;
  readonly performedAt?: string;
}

/** What is typed for a person and not saved yet, kept as a draft; and its saving, item by item. */
export const useResults = (caseId: string, name: string, open: readonly ProgrammeItem[], again: () => void) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const say = useSay();
  const record = useCommand(recordResult);
  const [entries, setEntries, clearEntries] = useDraft(`results.${caseId}`, noEntries);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  const discard = (code: string): void => {
    let isLast = false;
    setEntries((before) => {
      const rest = without(before, code);
      isLast = Object.keys(rest).length === 0;
      return rest;
    });
    // What was typed for another item meanwhile stays.
    if (isLast) clearEntries();
  };

  const change = (code: string, entry: ItemEntry): void => {
    const item = open.find((one) => one.code === code);
    setEntries((before) => ({ ...before, [code]: item ? withHow(item, before[code] ?? emptyEntry, entry) : entry }));
    setProblems((before) => without(before, code));
  };

  /** The codes of what was saved; a text: of the item that keeps it from being saved. */
  const save = async (circumstances: Circumstances): Promise<readonly string[] | string> => {
    const entered = open.filter(({ code }) => !isEmpty(entries[code] ?? emptyEntry));
    const lacking = entered.flatMap((item) => {
      const lack = lackOf(item, entries[item.code] ?? emptyEntry);
      return lack === null ? [] : [[item.code, t(words[lack], { item: text(item.name) })] as const];
    });
    setProblems(Object.fromEntries(lacking));
    if (lacking[0]) return lacking[0][0];
    for (const item of entered) {
      const outcome = await record.send({ caseId, ...circumstances, ...resultOf(item, entries[item.code] ?? emptyEntry) });
      if (!outcome.ok) {
        setProblems({ [item.code]: text(outcome.problem.text) });
        // By then another person may be open: it is said whose it is.
        say.problem(outcome.problem, `${name} · ${text(item.name)}`);
        // Somebody may have been quicker: the page shows what there is now, beside what was typed.
        again();
        return item.code;
      }
      discard(item.code);
    }
    return entered.map(({ code }) => code);
  };

  return {
    entries,
    problems,
    change,
    discard,
    fillNormal: () => setEntries((before) => allNormal(open, before)),
    save,
    busy: record.busy,
  };
};

export type Results = ReturnType<typeof useResults>;
