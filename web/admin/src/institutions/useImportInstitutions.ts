import type { Text } from '@healthcert/web-ui/language.ts';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { ask } from '../imports/ask.ts';
import type { Source } from '../imports/source.ts';
import type { CheckedLine, LinesSaved } from '../imports/ImportChecked.tsx';
import { useImportRecord } from '../imports/useImportRecord.ts';
import type { Choice } from '../registers/value-form.ts';
import { useCode, useText } from '../words/useWords.ts';
import { addInstitution, changeInstitution } from './commands.ts';
import type { Institution } from './queries.ts';
import { columnsFor, type FileRows, type FileStep, type FileUndo, type ImportRow, importRows, pathsIn } from './table.ts';

/** What `POST /api/institutions/rehearse` answers: see `api/institution/rehearse.ts`. */
interface Rehearsed {
  readonly problems: readonly { readonly step: number; readonly field: string | null; readonly text: Text }[];
}

type CheckedRow = ImportRow & CheckedLine;

interface Loaded {
  readonly name: string;
  readonly read: FileRows;
  readonly rows: readonly ImportRow[];
  readonly problems: Rehearsed['problems'];
}

/** Reads a file of institutions, compares it, has the server rehearse it, and enters it line by line. */
export const useImportInstitutions = (known: readonly Institution[], items: readonly Choice[]) => {
  const { t } = useTranslation('institutions');
  const text = useText();
  const code = useCode();
  const add = useCommand(addInstitution);
  const change = useCommand(changeInstitution);
  const { add: remember } = useImportRecord<FileUndo>('institutions');
  /** What stands already: begun again, an import goes on after it. */
  const entered = useRef(new Set<FileStep>());
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const columns = useMemo(() => columnsFor(items, text), [items, text]);

  const take = async (name: string, source: Source): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setLoaded(null);
    const read = await ask<FileRows>('/api/tables/read', source);
    if (read.ok) {
      const rows = importRows(read.answer, columns, known, code);
      const steps = rows.flatMap(({ step }) => step ?? []);
      const told = steps.length > 0 ? await ask<Rehearsed>('/api/institutions/rehearse', { steps }) : null;
      if (told && !told.ok) setProblem(told.problem);
      else setLoaded({ name, read: read.answer, rows, problems: told?.answer.problems ?? [] });
    } else setProblem(read.problem);
    setBusy(false);
  };

  const rows = useMemo((): readonly CheckedRow[] => {
    if (!loaded) return [];
    const paths = pathsIn(loaded.read.head, columns);
    let step = 0;
    return loaded.rows.map((row) => {
      const mine = row.step ? step++ : -1;
      const refused = loaded.problems.filter((one) => one.step === mine);
      const said = [...row.faults.map(({ why, what }) => t(`fault_${why}`, { what: text(what) })), ...refused.map((one) => text(one.text))];
      const blamed = refused.map(({ field }) => paths.indexOf(field === 'parentId' ? 'parent' : (field ?? '')));
      const bad = new Set([...row.faults.map(({ column }) => column ?? -1), ...blamed]);
      return { ...row, does: said.length > 0 ? 'refused' : row.does, said, bad };
    });
  }, [loaded, columns, t, text]);

  /** Each line by its ordinary command, in the file's order; the first that is refused stops those after it. */
  const save = async (): Promise<LinesSaved> => {
    const all = rows.filter(({ step }) => step !== null);
    for (const [done, { step, back }] of all.entries()) {
      if (!step || entered.current.has(step)) continue;
      setProgress({ done, of: all.length });
      const outcome = step.does === 'addInstitution' ? await add.send(step.input) : await change.send(step.input);
      if (outcome.ok) {
        entered.current.add(step);
        if (back) remember(loaded?.name ?? '', [{ name: step.input.name, back }]);
        continue;
      }
      setProgress(null);
      return { done, problem: outcome.problem };
    }
    setProgress(null);
    return { done: all.length, problem: null };
  };

  return { name: loaded?.name, head: loaded?.read.head ?? [], rows, problem, busy, progress, take, save };
};
