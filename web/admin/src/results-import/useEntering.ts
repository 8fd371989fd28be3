import { useRef, useState } from 'react';
import { recordResult } from '../commands/case-commands.ts';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import type { PreviewRow } from './preview.ts';

export interface Entered {
  readonly total: number;
  /** Lines that are in. */
  readonly done: readonly number[];
  readonly failures: ReadonlyMap<number, Problem>;
  readonly running: boolean;
  readonly stopped: boolean;
}

/**
 * Enters rows one after another as ordinary commands, under the ids that the preview gave: sent again, they change
 * nothing. Stops between two rows, or where the server cannot be reached.
 */
export const useEntering = () => {
  const record = useCommand(recordResult);
  const [state, setState] = useState<Entered | null>(null);
  const stopping = useRef(false);

  const run = async (rows: readonly PreviewRow[]): Promise<void> => {
    stopping.current = false;
    const done: number[] = [];
    const failures = new Map<number, Problem>();
    const show = (running: boolean): void =>
      setState({ total: rows.length, done: [...done], failures: new Map(failures), running, stopped: stopping.current });
    show(true);
    for (const row of rows) {
      if (stopping.current) break;
      for (const { input, commandId } of row.entries) {
        const outcome = await record.send(input, undefined, commandId);
        if (outcome.ok) continue;
        failures.set(row.line, outcome.problem);
        if (outcome.problem.kind === 'Unreachable') stopping.current = true;
        break;
      }
      if (!failures.has(row.line)) done.push(row.line);
      show(true);
    }
    show(false);
  };

  return {
    state,
    run,
    stop: () => {
      stopping.current = true;
    },
    clear: () => setState(null),
  };
};
