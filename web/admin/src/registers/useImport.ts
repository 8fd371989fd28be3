import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '@healthcert/web-ui/language.ts';
import type { Problem } from '../commands/outcome.ts';
import { ask } from '../imports/ask.ts';
import type { CheckedLine } from '../imports/ImportChecked.tsx';
import type { Source } from '../imports/source.ts';
import { useText } from '../words/useWords.ts';
import { type FileTable, type ImportInto, type ImportRow, importRows, pathsIn } from './import-rows.ts';
import type { RegisterKind } from './queries.ts';
import { columnsOf } from './table.ts';

/** What `POST /api/registers/rehearse` answers: see `api/register/files.ts`. */
interface Rehearsed {
  readonly problems: readonly { readonly step: number; readonly field: string | null; readonly text: Text }[];
}

/** A line of the file, what it would do, and what is said against it. */
export type CheckedRow = ImportRow & CheckedLine;

const columnOf = (paths: readonly (string | null)[], field: string | null): number =>
  paths.findIndex((path) => path !== null && field !== null && (field.endsWith(`.value.${path}`) || field.endsWith(`.${path}`)));

/** Reads a file for a list, compares it, and has the server rehearse what would be saved. */
export const useImport = (kind: RegisterKind, into: ImportInto) => {
  const { t } = useTranslation('registers');
  const text = useText();
  const [table, setTable] = useState<{ readonly name: string; readonly read: FileTable } | null>(null);
  const [rehearsed, setRehearsed] = useState<Rehearsed['problems']>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const columns = useMemo(() => columnsOf(into.fields, text), [into.fields, text]);
  const paths = useMemo(() => pathsIn(table?.read.head ?? [], columns), [table, columns]);

  const rowsOf = (read: FileTable): readonly ImportRow[] => importRows(read, columns, into);
  const take = async (name: string, source: Source): Promise<void> => {
    setBusy(true);
    const read = await ask<FileTable>('/api/tables/read', source);
    if (!read.ok) {
      setBusy(false);
      setTable(null);
      return setProblem(read.problem);
    }
    const changes = rowsOf(read.answer).flatMap(({ steps }) => steps);
    const told =
      changes.length === 0
        ? ({ ok: true, answer: { problems: [] } } as const)
        : await ask<Rehearsed>('/api/registers/rehearse', { kind: kind.kind, institutionId: into.institutionId, changes });
    setBusy(false);
    setProblem(told.ok ? null : told.problem);
    setRehearsed(told.ok ? told.answer.problems : []);
    setTable(told.ok ? { name, read: read.answer } : null);
  };

  const checked = useMemo((): readonly CheckedRow[] => {
    let step = 0;
    return (table ? rowsOf(table.read) : []).map((row) => {
      const [from, to] = [step, (step += row.steps.length)];
      const refused = rehearsed.filter((one) => one.step >= from && one.step < to);
      const said = [
        ...row.faults.map(({ why, what, allowed }) => t(`fault_${why}`, { what: text(what), allowed: allowed && text(allowed) })),
        ...refused.map((one) => text(one.text)),
      ];
      const bad = new Set([...row.faults.map(({ column }) => column ?? -1), ...refused.map(({ field }) => columnOf(paths, field))]);
      return { ...row, does: said.length > 0 ? 'refused' : row.does, said, bad };
    });
    // As the file was rehearsed: the list itself is followed elsewhere.
  }, [table, rehearsed, paths]);

  return { table, paths, rows: checked, problem, busy, take };
};
