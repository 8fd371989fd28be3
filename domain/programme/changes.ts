import { isDeepStrictEqual } from 'node:util';
import type { Text } from '@healthcert/domain/kernel';
import { conditionWords, itemWords, outcomeWords } from './in-words.ts';
import type { DecisionRow, Programme } from './programme.ts';

const rowFields = ['item', 'when', 'outcome', 'furtherItems', 'reason', 'legalBasis', 'doubt'] as const;
const termFields = ['name', 'validFrom', 'validityMonths', 'minimumAge', 'review', 'legalBasis', 'items', 'jobs', 'order'] as const;

/** One difference between two versions, in words for people. */
export interface ProgrammeChange {
  readonly kind: 'rowAdded' | 'rowRemoved' | 'rowChanged' | 'termChanged';
  /** Of a row. */
  readonly rowId: string | null;
  /** What of the row or of the version; null: the whole row. */
  readonly field: (typeof rowFields)[number] | (typeof termFields)[number] | null;
  /** The row: its item and what makes it fire. */
  readonly about: Text | null;
  /** Null: there was nothing. */
  readonly before: Text | null;
  /** Null: there is nothing any more. */
  readonly after: Text | null;
}

const same = (text: string | number): Text => ({ zh: String(text), en: String(text) });

const joined = (texts: readonly Text[]): Text | null =>
  texts.length === 0 ? null : { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };

const conditionOf = (row: DecisionRow, { items }: Programme): Text =>
  conditionWords(
    row.when,
    items.find(({ code }) => code === row.item),
  );

const rowWords = (row: DecisionRow, programme: Programme): Text => {
  const item = itemWords(programme, row.item);
  const condition = conditionOf(row, programme);
  return { zh: `${item.zh}：${condition.zh}`, en: `${item.en}: ${condition.en}` };
};

const fieldWords = (row: DecisionRow, field: (typeof rowFields)[number], programme: Programme): Text | null => {
  switch (field) {
    case 'item':
      return itemWords(programme, row.item);
    case 'when':
      return conditionOf(row, programme);
    case 'outcome':
      return outcomeWords[row.outcome];
    case 'furtherItems':
      return joined((row.furtherItems ?? []).map((code) => itemWords(programme, code)));
    case 'reason':
      return row.reason;
    case 'legalBasis':
      return same(row.legalBasis);
    case 'doubt':
      return row.doubt === undefined ? null : same(row.doubt);
  }
};

const summary = (row: DecisionRow): Text => ({
  zh: `${outcomeWords[row.outcome].zh}（${row.reason.zh}）`,
  en: `${outcomeWords[row.outcome].en} (${row.reason.en})`,
});

const rowChanges = (before: DecisionRow, after: DecisionRow, was: Programme, is: Programme): ProgrammeChange[] =>
  rowFields
    .filter((field) => !isDeepStrictEqual(before[field] ?? [], after[field] ?? []))
    .map((field) => ({
      kind: 'rowChanged',
      rowId: after.id,
      field,
      about: rowWords(before, was),
      before: fieldWords(before, field, was),
      after: fieldWords(after, field, is),
    }));

/** Rows that both have, in another order: conclusions do not depend on it, those who read the table do. */
const isReordered = (before: Programme, after: Programme): boolean => {
  const kept = (rows: readonly DecisionRow[], others: readonly DecisionRow[]): readonly string[] =>
    rows.map(({ id }) => id).filter((id) => others.some((other) => other.id === id));
  return !isDeepStrictEqual(kept(before.rules, after.rules), kept(after.rules, before.rules));
};

type Named = readonly { readonly code: string; readonly name: Text }[];

/** Of two lists of items or jobs what differs, by name. */
const listWords = (list: Named, other: Named): Text | null =>
  joined(
    list
      .filter(
        (one) =>
          !isDeepStrictEqual(
            one,
            other.find(({ code }) => code === one.code),
          ),
      )
      .map(({ name }) => name),
  );

const termWords = (field: (typeof termFields)[number], of: Programme, other: Programme): Text | null => {
  switch (field) {
    case 'name':
      return of.name;
    case 'legalBasis':
      return joined(of.legalBasis.map(same));
    case 'items':
      return listWords(of.items, other.items);
    case 'jobs':
      return listWords(of.jobs, other.jobs);
    case 'order':
      return null;
    case 'validFrom':
    case 'validityMonths':
    case 'minimumAge':
    case 'review':
      return same(of[field]);
  }
};

const termChanges = (before: Programme, after: Programme): ProgrammeChange[] =>
  termFields
    .filter((field) => (field === 'order' ? isReordered(before, after) : !isDeepStrictEqual(before[field], after[field])))
    .map((field) => ({
      kind: 'termChanged',
      rowId: null,
      field,
      about: null,
      before: termWords(field, before, after),
      after: termWords(field, after, before),
    }));

/** What one version says otherwise than another: its terms first, then row by row in the order of the later one; what it leaves out last. */
export const programmeChanges = (before: Programme, after: Programme): readonly ProgrammeChange[] => {
  const earlier = new Map(before.rules.map((row) => [row.id, row]));
  const kept = new Set(after.rules.map(({ id }) => id));
  return [
    ...termChanges(before, after),
    ...after.rules.flatMap((row): ProgrammeChange[] => {
      const was = earlier.get(row.id);
      if (was) return rowChanges(was, row, before, after);
      return [{ kind: 'rowAdded', rowId: row.id, field: null, about: rowWords(row, after), before: null, after: summary(row) }];
    }),
    ...before.rules
      .filter(({ id }) => !kept.has(id))
      .map((row): ProgrammeChange => ({
        kind: 'rowRemoved',
        rowId: row.id,
        field: null,
        about: rowWords(row, before),
        before: summary(row),
        after: null,
      })),
  ];
};
