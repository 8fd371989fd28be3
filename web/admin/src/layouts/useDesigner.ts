import { useCallback, useMemo, useState } from 'react';
import {
  added,
  aligned,
  changed,
  copiesOf,
  type Design,
  type DesignElement,
  distributed,
  type Edge,
  elementsOf,
  moved,
  removed,
  reordered,
  type Selection,
} from './design.ts';
import { done, historyOf, redone, undone } from './history.ts';

const nothing: Selection = new Set();

/** One design being edited: what it is, which elements of which page are chosen, what can be undone. */
export const useDesigner = (initial: Design) => {
  const [history, setHistory] = useState(() => historyOf(initial));
  const [page, setPage] = useState(0);
  const [chosen, choose] = useState<Selection>(nothing);
  const design = history.now;

  const apply = useCallback(
    (change: (design: Design) => Design, joined = false) => setHistory((before) => done(before, change(before.now), joined)),
    [],
  );

  const acts = useMemo(
    () => ({
      apply,
      choose,
      undo: () => {
        setHistory(undone);
        choose(nothing);
      },
      redo: () => {
        setHistory(redone);
        choose(nothing);
      },
      turnTo: (to: number) => {
        setPage(to);
        choose(nothing);
      },
    }),
    [apply],
  );

  const put = (elements: readonly DesignElement[]): void => {
    const first = elementsOf(design, page).length;
    apply((of) => added(of, page, elements));
    choose(new Set(elements.map((_element, n) => first + n)));
  };

  return {
    ...acts,
    design,
    page: Math.min(page, design.pages.length - 1),
    chosen,
    canUndo: history.before.length > 0,
    canRedo: history.after.length > 0,
    put,
    nudge: (dx: number, dy: number, joined: boolean) => apply((of) => moved(of, page, chosen, dx, dy), joined),
    set: (change: Readonly<Record<string, unknown>>, joined = false) =>
      apply((of) => changed(of, page, chosen, (element) => withoutUndefined({ ...element, ...change })), joined),
    remove: () => {
      apply((of) => removed(of, page, chosen));
      choose(nothing);
    },
    duplicate: () => put(copiesOf(design, page, chosen)),
    reorder: (by: 1 | -1) => {
      const [from] = chosen;
      if (from === undefined || chosen.size !== 1) return;
      const [after, to] = reordered(design, page, from, by);
      apply(() => after);
      choose(new Set([to]));
    },
    align: (edge: Edge) => apply((of) => aligned(of, page, chosen, edge)),
    distribute: (along: 'x' | 'y') => apply((of) => distributed(of, page, chosen, along)),
    /** Another design altogether: a version restored, or the house's. It can be undone like any other change. */
    replace: (by: Design) => {
      apply(() => by);
      acts.turnTo(0);
    },
  };
};

export type Designer = ReturnType<typeof useDesigner>;

/** A property that is left out takes its default. */
const withoutUndefined = (element: DesignElement): DesignElement =>
  Object.fromEntries(Object.entries(element).filter(([, value]) => value !== undefined)) as unknown as DesignElement;
