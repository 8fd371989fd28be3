import type { FileLine } from '../imports/FileTable.tsx';
import type { RowOutcome } from './useRows.ts';

export type Shown = 'all' | RowOutcome['state'];

/** A line of the file, and what became or would become of it. */
export interface ShownRow extends FileLine {
  readonly state: RowOutcome['state'] | 'unread';
  readonly linked: boolean;
  readonly problems: RowOutcome['problems'];
  /** The line that has the same number already. */
  readonly twice: number | null;
}

/** Of two lines of one card the first is taken; the second says which that is. */
export const shownRows = (lines: readonly FileLine[], outcomes: ReadonlyMap<number, RowOutcome>): readonly ShownRow[] => {
  const first = new Map<string, number>();
  return lines.map(({ line, cells }) => {
    const outcome = outcomes.get(line);
    if (!outcome) return { line, cells, state: 'unread', linked: false, problems: [], twice: null };
    const { archiveId, state, linked, problems } = outcome;
    const before = archiveId === null ? undefined : first.get(archiveId);
    if (archiveId !== null && before === undefined) first.set(archiveId, line);
    const twice = before !== undefined && state === 'good' ? before : null;
    return { line, cells, state: twice === null ? state : 'refused', linked, problems, twice };
  });
};
