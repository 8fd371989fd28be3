import { useEffect, useMemo } from 'react';
import { useDraft } from '../drafts/useDraft.ts';
import { differences } from '../registers/in-words.ts';
import { cleaned, type Field, type Value } from '../registers/value-form.ts';
import { useText } from '../words/useWords.ts';
import { valueOf } from './particulars.ts';
import type { Institution } from './queries.ts';

interface Typed {
  readonly value: Value;
  /** The edition that was seen when typing began, and what it said. */
  readonly edition: number;
  readonly seen: Value;
}

const beganWith = (row: Institution): Typed => ({ value: valueOf(row), edition: row.edition, seen: valueOf(row) });

/** What is typed of an institution: a draft that survives a reload, and another's change of the same institution. */
export const useInstitutionDraft = (row: Institution, fields: readonly Field[]) => {
  const text = useText();
  const began = useMemo(() => beganWith(row), [row]);
  const [typed, type, clear] = useDraft<Typed>(`institution/${row.institutionId}`, began);
  const changed = JSON.stringify(cleaned(fields, typed.value)) !== JSON.stringify(cleaned(fields, typed.seen));
  const stale = row.edition !== typed.edition;
  const theirs = stale ? differences(fields, typed.seen, began.value, text) : [];

  useEffect(() => {
    // Nothing was typed yet, or what changed is no part of the form: what is shown is what is there now.
    if (stale && !changed) type(began);
    else if (stale && theirs.length === 0) type((before) => ({ ...before, edition: row.edition }));
  }, [stale, changed, began, type]);

  return {
    value: typed.value,
    edition: typed.edition,
    changed,
    /** What another wrote while this was typed; empty: nobody did. */
    theirs: changed ? theirs : [],
    setValue: (value: Value): void => type((before) => ({ ...before, value })),
    /** Theirs was looked at: only what was typed here goes on top of it. */
    keepMine: (): void =>
      type((before) => ({
        edition: row.edition,
        seen: began.value,
        value: Object.fromEntries(
          [...new Set([...Object.keys(began.value), ...Object.keys(before.value)])].map((key) => {
            const mine = JSON.stringify(before.value[key]) !== JSON.stringify(before.seen[key]);
            return [key, mine ? before.value[key] : began.value[key]];
          }),
        ),
      })),
    takeTheirs: (): void => type(began),
    clear,
  };
};
