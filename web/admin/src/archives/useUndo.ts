import { useState } from 'react';
import type { Problem } from '../commands/outcome.ts';
import { ownWrite, useChanges } from '../graphql/LiveProvider.tsx';
import { seenPosition } from '../graphql/seen.ts';
import { ask } from '../imports/ask.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What `POST /api/archives/undo` answers: see `api/archive/undo.ts`. */
interface UndoStep {
  readonly withdrawn: number;
  readonly kept: readonly { readonly archiveId: string; readonly code: string; readonly text: Words }[];
  readonly erased: number;
  readonly next: string | null;
  readonly position: string;
}

export interface Undone {
  readonly withdrawn: number;
  readonly erased: number;
  readonly kept: UndoStep['kept'];
  /** Why they stay, and how many for each. */
  readonly reasons: readonly { readonly why: Words; readonly count: number }[];
  readonly running: boolean;
  readonly finished: boolean;
  readonly problem: Problem | null;
}

const nothing: Undone = { withdrawn: 0, erased: 0, kept: [], reasons: [], running: true, finished: false, problem: null };

const reasonsOf = (kept: UndoStep['kept']): Undone['reasons'] =>
  [...new Map(kept.map((one) => [one.code, one.text])).entries()].map(([code, why]) => ({
    why,
    count: kept.filter((one) => one.code === code).length,
  }));

/** Undoes an import part by part; asked again after a lost connection it goes on. */
export const useUndo = () => {
  const { tell } = useChanges();
  const [state, setState] = useState<Undone | null>(null);
  const undo = async (importId: string): Promise<void> => {
    const kept: UndoStep['kept'][number][] = [];
    let [withdrawn, erased] = [0, 0];
    let after: string | null = null;
    const said = (over: Partial<Undone> = {}): Undone => ({
      ...nothing,
      withdrawn,
      erased,
      kept: [...kept],
      reasons: reasonsOf(kept),
      ...over,
    });
    setState(nothing);
    do {
      const told: Awaited<ReturnType<typeof ask<UndoStep>>> = await ask<UndoStep>('/api/archives/undo', { importId, after });
      if (!told.ok) return setState(said({ running: false, problem: told.problem }));
      const step: UndoStep = told.answer;
      seenPosition.note(step.position);
      kept.push(...step.kept);
      withdrawn += step.withdrawn;
      erased += step.erased;
      after = step.next;
      setState(said());
    } while (after !== null);
    tell(ownWrite);
    setState(said({ running: false, finished: true }));
  };
  return { state, undo, clear: () => setState(null) };
};
