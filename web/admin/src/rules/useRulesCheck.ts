import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useText } from '../words/useWords.ts';
import { readFragment } from '../gql/index.ts';
import { type Programme, programmeChange, rulesDraft } from './queries.ts';
import { entryOfProblem } from './programme-lists.ts';
import { cellOfProblem, rowOfProblem } from './rule-table.ts';

/** Milliseconds without a key before the server is asked. */
const rest = 300;

/** What the server says of the version that is being made: what is wrong, row by row, and how it differs from the last. */
export const useRulesCheck = (programme: Programme) => {
  const { t } = useTranslation('rules');
  const text = useText();
  const [asked, ask] = useState(programme);
  useEffect(() => {
    if (asked === programme) return undefined;
    const timer = setTimeout(() => ask(programme), rest);
    return () => clearTimeout(timer);
  }, [asked, programme]);
  const [{ data, fetching }] = useQuery({ query: rulesDraft, variables: { programme: asked }, requestPolicy: 'network-only' });

  return useMemo(() => {
    const { problems = [], changes = [] } = data?.rulesDraft ?? {};
    const rows = new Map<number, readonly string[]>();
    const entries = new Map<string, Map<string, string>>();
    const others: string[] = [];
    for (const { field, text: words } of problems) {
      const row = rowOfProblem(field);
      const inList = entryOfProblem(field);
      if (inList) {
        const { entry, path } = inList;
        entries.set(entry, (entries.get(entry) ?? new Map<string, string>()).set(path, text(words)));
      } else if (row === null) others.push(text(words));
      else {
        const cell = cellOfProblem(field);
        const said = cell ? t('cellProblem', { cell: t(`field.${cell}`), problem: text(words) }) : text(words);
        rows.set(row, [...(rows.get(row) ?? []), said]);
      }
    }
    return {
      rows,
      /** Of items and jobs, by entry ("items.3") and the path in it. */
      entries,
      others,
      count: problems.length,
      changes,
      /** Its first day aside. */
      differs: changes.some((change) => readFragment(programmeChange, change).field !== 'validFrom'),
      /** What is said is of what stands in the table now. */
      upToDate: asked === programme && !fetching && data !== undefined,
    };
  }, [data, t, text, asked, programme, fetching]);
};
