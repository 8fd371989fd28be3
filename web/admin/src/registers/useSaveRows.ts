import { useState } from 'react';
import type { Problem } from '../commands/outcome.ts';
import type { ImportRow } from './import-rows.ts';
import { useImportRecord } from '../imports/useImportRecord.ts';
import type { RegisterKind, Step } from './queries.ts';
import { useChangeRegister } from './useChangeRegister.ts';

/** As many steps as one command may hold. */
const mostSteps = 500;

/** Rows in their order, parted where a command is full; the steps of one row stay together. */
export const commandsOf = (rows: readonly ImportRow[], most = mostSteps): readonly (readonly ImportRow[])[] => {
  const parts: ImportRow[][] = [];
  let steps = Infinity;
  for (const row of rows) {
    if (steps + row.steps.length > most) {
      parts.push([]);
      steps = 0;
    }
    parts.at(-1)!.push(row);
    steps += row.steps.length;
  }
  return parts;
};

/** What imports into one list are remembered by. */
export const importName = ({ kind }: RegisterKind, institutionId: string | null): string => `${kind}.${institutionId ?? 'city'}`;

/** How many of the rows stand, and what stopped the rest. */
export interface SavedRows {
  readonly done: number;
  readonly of: number;
  readonly problem: Problem | null;
}

/**
 * Saves rows by as many commands as they need, one after another. Each is whole or not at all; what stops one stops those
 * after it, and the file brought again shows what is left.
 */
export const useSaveRows = (kind: RegisterKind, institutionId: string | null) => {
  const { add: remember } = useImportRecord<readonly Step[]>(importName(kind, institutionId));
  const { change } = useChangeRegister(kind, institutionId);
  const [progress, setProgress] = useState<SavedRows | null>(null);

  const save = async (file: string, rows: readonly ImportRow[]): Promise<SavedRows> => {
    let saved: SavedRows = { done: 0, of: rows.length, problem: null };
    setProgress(saved);
    for (const part of commandsOf(rows)) {
      const outcome = await change(...part.flatMap(({ steps }) => steps));
      saved = outcome.ok ? { ...saved, done: saved.done + part.length } : { ...saved, problem: outcome.problem };
      setProgress(saved);
      if (!outcome.ok) break;
      remember(
        file,
        part.map(({ code, back }) => ({ name: code, back })),
      );
    }
    setProgress(null);
    return saved;
  };
  return { save, progress };
};
