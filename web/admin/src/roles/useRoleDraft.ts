import { useCallback, useMemo, useState } from 'react';
import { type Cell, type CellValue, type Difference, differences, rebased, type RoleDraft, withCell } from './rights.ts';

/** A role as somebody else left it meanwhile. */
interface Saved {
  readonly role: RoleDraft;
  readonly edition: number;
}

interface Editing {
  readonly base: Saved;
  /** Every state since the base, the present one last. */
  readonly states: readonly RoleDraft[];
  /** What another has changed while this was edited. */
  readonly theirs: readonly Difference[];
}

const mostSteps = 200;

/** A role that is edited: each step can be undone until it is saved, and what another saves meanwhile goes beneath. */
export const useRoleDraft = (saved: Saved) => {
  const [kept, setEditing] = useState<Editing>({ base: saved, states: [saved.role], theirs: [] });
  let editing = kept;
  const drafted = kept.states.at(-1) ?? kept.base.role;
  if (saved.edition !== kept.base.edition) {
    // Changed by another, or saved here: what is set beyond it stays.
    const mine = rebased(kept.base.role, drafted, saved.role);
    const open = differences(saved.role, mine).length > 0;
    const theirs = open ? differences(kept.base.role, saved.role) : [];
    editing = { base: saved, states: open ? [saved.role, mine] : [saved.role], theirs };
    setEditing(editing);
  }
  const draft = editing.states.at(-1) ?? editing.base.role;
  const changed = useMemo(() => differences(editing.base.role, draft), [editing.base.role, draft]);
  const before = useMemo(() => new Map<Cell, CellValue>(changed.map((one) => [one.cell, one.before])), [changed]);

  const set = useCallback((cell: Cell, value: CellValue): void => {
    setEditing((now) => {
      const at = now.states.at(-1) ?? now.base.role;
      return { ...now, states: [...now.states, withCell(at, cell, value)].slice(-mostSteps) };
    });
  }, []);
  const undo = useCallback(
    (): void => setEditing((now) => (now.states.length > 1 ? { ...now, states: now.states.slice(0, -1) } : now)),
    [],
  );
  const discard = useCallback((): void => setEditing((now) => ({ ...now, states: [now.base.role], theirs: [] })), []);

  return {
    draft,
    edition: editing.base.edition,
    changed,
    before,
    theirs: editing.theirs,
    canUndo: editing.states.length > 1,
    set,
    undo,
    discard,
  };
};
