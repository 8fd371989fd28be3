import { useEffect, useRef, useState } from 'react';
import { useDraft } from '../drafts/useDraft.ts';
import { useText } from '../words/useWords.ts';
import type { EntryRow } from './entry-row.ts';
import { differences } from './in-words.ts';
import type { RegisterKind, Step } from './queries.ts';
import { blankOf, cleaned, type Field, type Value } from './value-form.ts';

/** Nothing open yet: a new entry. `instead`: the institution's own in the place of the city's. */
export interface Opened {
  readonly row: EntryRow | null;
  readonly instead: boolean;
}

interface Typed {
  readonly code: string;
  readonly parent: string | null;
  readonly value: Value;
  /** The edition that was seen when typing began, and its value. */
  readonly edition: number | null;
  readonly seen: Value;
}

/** A code out of an English name; people may write another. */
const codeFrom = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);

const beganWith = ({ row, instead }: Opened, fields: readonly Field[]): Typed => ({
  code: row?.code ?? '',
  parent: row?.parent ?? null,
  value: row?.value ?? blankOf(fields),
  edition: row && !instead ? row.edition : null,
  seen: row?.value ?? {},
});

interface Of {
  readonly kind: RegisterKind;
  readonly fields: readonly Field[];
  readonly institutionId: string | null;
  readonly opened: Opened;
  /** The institution's own of this code is kept, retired: it comes back with the new value. */
  readonly ownRetired: boolean;
}

/** What is typed of an entry: a draft that survives a reload, and another's change of the same entry. */
export const useEntryDraft = ({ kind, fields, institutionId, opened, ownRetired }: Of) => {
  const { row, instead } = opened;
  const text = useText();
  const began = useRef(beganWith(opened, fields)).current;
  const [typed, type, clear] = useDraft<Typed>(`register/${kind.kind}/${institutionId ?? 'city'}/${row?.code ?? '+'}`, began);
  const [codeTyped, setCodeTyped] = useState(row !== null || typed.code !== '');
  const name = typed.value['name'] as { readonly en?: string } | undefined;
  const code = codeTyped ? typed.code : codeFrom(name?.en ?? '');
  const changed = JSON.stringify(cleaned(fields, typed.value)) !== JSON.stringify(cleaned(fields, typed.seen));
  const stale = row !== null && !instead && typed.edition !== null && row.edition !== typed.edition;

  useEffect(() => {
    // Nothing was typed yet: what is shown is what is there now.
    if (stale && !changed) type(beganWith(opened, fields));
  }, [stale, changed, opened, fields, type]);

  const saving = (value: Value): Step => {
    if (row === null) return { add: { code, value, ...(kind.tree && { parent: typed.parent }) } };
    return instead ? { add: { code, value } } : { change: { code, value, edition: typed.edition } };
  };

  return {
    code,
    parent: typed.parent,
    value: typed.value,
    changed,
    /** What another wrote while this was typed; null: nobody did. */
    theirs: stale && changed ? differences(fields, typed.seen, row.value, text) : null,
    setCode: (picked: string): void => {
      setCodeTyped(true);
      type((before) => ({ ...before, code: picked }));
    },
    setParent: (parent: string | null): void => type((before) => ({ ...before, parent })),
    setValue: (value: Value): void => type((before) => ({ ...before, value })),
    /** Theirs was looked at: what is typed goes on top of it. */
    keepMine: (): void => type((before) => ({ ...before, edition: row?.edition ?? null, seen: row?.value ?? before.seen })),
    takeTheirs: (): void => type(beganWith(opened, fields)),
    clear,
    steps: (): readonly Step[] => {
      const value = cleaned(fields, typed.value);
      const moved = row !== null && !instead && kind.tree && typed.parent !== row.parent;
      const changes = instead && ownRetired ? [{ restore: { code } }, { change: { code, value, edition: null } }] : [saving(value)];
      return [...changes, ...(moved ? [{ move: { code, parent: typed.parent } }] : [])];
    },
  };
};
