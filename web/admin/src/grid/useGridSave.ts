import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { recordResult } from '../commands/case-commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import type { Programme } from '../case/useProgramme.ts';
import { type Judged, judgeValues, type Typed } from '../stations/useJudged.ts';
import { without } from '../app/without.ts';
import { useText } from '../words/useWords.ts';
import { cellKey, cellOf } from './columns.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly running: boolean;
}

interface Circumstances {
  readonly reagentLot: string | null;
  readonly deviceId: string | null;
}

type Item = Programme['items'][number];

const atOnce = 500;

/** The changed cells of one item of one person: one result. */
const resultsIn = (cells: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Typed[]> => {
  const results = new Map<string, Typed[]>();
  for (const [key, text] of Object.entries(cells)) {
    if (text.trim() === '') continue;
    const { caseId, item, field } = cellOf(key);
    const of = `${caseId}|${item}`;
    results.set(of, [...(results.get(of) ?? []), { caseId, item, field, text }]);
  }
  return results;
};

/** Saves what was typed in a grid, a result after another; what is refused stays where it was typed, with its reason. */
export const useGridSave = (itemOf: (caseId: string, item: string) => Item | undefined, incomplete: string) => {
  const client = useClient();
  const text = useText();
  const record = useCommand(recordResult);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const stopping = useRef(false);

  const judgedOf = async (texts: readonly Typed[]): Promise<ReadonlyMap<string, Judged>> => {
    const judged = new Map<string, Judged>();
    for (let n = 0; n < texts.length; n += atOnce) {
      const some = { values: texts.slice(n, n + atOnce) };
      const { data } = await client.query(judgeValues, some, { requestPolicy: 'network-only' }).toPromise();
      for (const one of data?.judgeValues ?? []) judged.set(cellKey(one.caseId, { item: one.item, field: one.field ?? null }), one);
    }
    return judged;
  };

  /** `onSaved`: told the cells of each result that is in. */
  const save = async (
    cells: Readonly<Record<string, string>>,
    circumstances: Circumstances,
    onSaved: (keys: readonly string[]) => void,
  ): Promise<Progress> => {
    stopping.current = false;
    const results = resultsIn(cells);
    const judged = await judgedOf([...results.values()].flat());
    const found: Record<string, string> = {};
    let [done, failures] = [0, 0];
    const now = (running: boolean): Progress => ({ done, failed: failures, total: results.size, running });
    setProgress(now(true));
    for (const typed of results.values()) {
      if (stopping.current) break;
      const [{ caseId, item }] = typed as [Typed];
      const keys = typed.map((one) => cellKey(caseId, one));
      const definition = itemOf(caseId, item);
      const refused = keys.filter((key) => judged.get(key)?.problem);
      const lacking =
        definition === undefined ||
        definition.fields.some(({ code, optional }) => !optional && !typed.some(({ field }) => field === code)) ||
        (definition.findings.length > 0 && !typed.some(({ field }) => field === null));
      if (refused.length > 0 || lacking) {
        for (const key of refused.length > 0 ? refused : keys)
          found[key] = text(judged.get(key)?.problem ?? { zh: incomplete, en: incomplete });
      } else {
        // The answer's own type names are no part of a command.
        const findings = keys.flatMap((key) => (judged.get(key)?.findings ?? []).map(({ code, site }) => ({ code, site: site ?? null })));
        const values = typed.flatMap(({ field, text: words }) => (field === null ? [] : [{ field, text: words }]));
        const outcome = await record.send({ caseId, item, findings, values, ...circumstances });
        if (outcome.ok) onSaved(keys);
        else for (const key of keys) found[key] = text(outcome.problem.text);
        if (!outcome.ok && outcome.problem.kind === 'Unreachable') stopping.current = true;
      }
      const failed = keys.some((key) => key in found);
      if (failed) failures += 1;
      else done += 1;
      setProgress(now(true));
    }
    setProblems(found);
    setProgress(now(false));
    return now(false);
  };

  return {
    progress,
    problems,
    save,
    /** The cell was changed: what was said of it is old. */
    solved: (key: string) => setProblems((before) => without(before, key)),
    stop: () => {
      stopping.current = true;
    },
  };
};
