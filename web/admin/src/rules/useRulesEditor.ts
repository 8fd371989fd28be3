import { useCallback, useRef, useState } from 'react';
import { useDraft } from '../drafts/useDraft.ts';
import { done, historyOf, redone, undone, type History } from '../layouts/history.ts';
import type { Programme, Rule } from './queries.ts';
import { changedRow, movedRow, withCopy, withNewRow, withoutRow } from './rule-table.ts';

interface Kept {
  /** The version and the edition of the proposal that it was begun on. */
  readonly begunOn: string;
  readonly programme: Programme;
}

/** The next version as it is being made: what was typed survives a reload; what was done since can be undone. */
export const useRulesEditor = (programmeId: string, begunOn: string, initial: Programme, last: Programme) => {
  const [kept, keep, clear] = useDraft<Kept | null>(`rules.${programmeId}`, null);
  const [history, setHistory] = useState<History<Programme>>(() => historyOf(kept?.programme ?? initial));
  const [active, setActive] = useState(0);
  const lastAct = useRef('');
  const programme = kept?.programme ?? initial;
  const published = new Set(last.rules.map(({ id }) => id));

  const show = (next: History<Programme>): void => {
    setHistory(next);
    keep({ begunOn: kept?.begunOn ?? begunOn, programme: next.now });
  };
  /** `act`: keys pressed one after another in the same field are undone together. */
  const apply = (next: Programme, act = ''): void => {
    if (next === programme) return;
    const joined = act !== '' && act === lastAct.current;
    lastAct.current = act;
    show(done({ ...history, now: programme }, next, joined));
  };
  const rows = (rules: readonly Rule[]): void => apply({ ...programme, rules: [...rules] });
  const at = Math.min(active, programme.rules.length - 1);

  return {
    programme,
    active: at,
    activate: useCallback((n: number) => setActive(n), []),
    touched: kept !== null,
    /** Somebody published or proposed since this was begun. */
    outdated: kept !== null && kept.begunOn !== begunOn,
    canUndo: history.before.length > 0,
    canRedo: history.after.length > 0,
    undo: (): void => {
      lastAct.current = '';
      if (history.before.length > 0) show(undone(history));
    },
    redo: (): void => {
      lastAct.current = '';
      if (history.after.length > 0) show(redone(history));
    },
    /** Items and jobs, and what follows from them in the rows; `act` as in what is typed in one field. */
    change: (next: Programme, act = ''): void => apply(next, act),
    setTerm: (change: Partial<Pick<Programme, 'validFrom' | 'validityMonths' | 'minimumAge'>>): void =>
      apply({ ...programme, ...change }, `term ${Object.keys(change).join()}`),
    setRow: (n: number, change: Partial<Rule>): void =>
      apply({ ...programme, rules: [...changedRow(programme.rules, n, change, published)] }, `row ${n} ${Object.keys(change).join()}`),
    add: (): void => {
      rows(withNewRow(programme.rules, at, programme.items, published));
      setActive(at + 1);
    },
    copy: (): void => {
      rows(withCopy(programme.rules, at, published));
      setActive(at + 1);
    },
    remove: (): void => rows(withoutRow(programme.rules, at)),
    move: (by: 1 | -1): void => {
      rows(movedRow(programme.rules, at, by));
      setActive(Math.max(0, Math.min(programme.rules.length - 1, at + by)));
    },
    /** What another version says, as a change like any other. */
    takeOver: ({ items, jobs, rules, validityMonths, minimumAge }: Programme): void =>
      apply({ ...programme, items, jobs, rules, validityMonths, minimumAge }),
    /** What was typed, on the version that is the last now. */
    rebase: (): void => {
      const { items, jobs, rules, validityMonths, minimumAge, validFrom } = programme;
      const from = validFrom > initial.validFrom ? validFrom : initial.validFrom;
      const next = { ...initial, items, jobs, rules, validityMonths, minimumAge, validFrom: from };
      setHistory(historyOf<Programme>(next));
      keep({ begunOn, programme: next });
    },
    discard: (): void => {
      clear();
      lastAct.current = '';
      setHistory(historyOf(initial));
    },
  };
};

export type RulesEditor = ReturnType<typeof useRulesEditor>;
