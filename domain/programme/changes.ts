import { isDeepStrictEqual } from 'node:util';
import type { Text } from '@healthcert/domain/kernel';
import { conditionWords, itemWords, joined, outcomeWords, verbatim } from './in-words.ts';
import { isReordered, itemChanges, jobChanges, type ListChange } from './list-changes.ts';
import type { DecisionRow, Programme } from './programme.ts';

const rowFields = ['item', 'when', 'outcome', 'furtherItems', 'reason', 'legalBasis', 'doubt'] as const;
const termFields = ['name', 'validFrom', 'validityMonths', 'minimumAge', 'review', 'legalBasis', 'itemOrder', 'jobOrder', 'order'] as const;

/** One difference between two versions, in words for people. */
export interface ProgrammeChange {
  readonly kind: 'rowAdded' | 'rowRemoved' | 'rowChanged' | 'termChanged' | ListChange['kind'];
  /** Of a row. */
  readonly rowId: string | null;
  /** What of the row, item, job or version; null: the whole of it. */
  readonly field: (typeof rowFields)[number] | (typeof termFields)[number] | ListChange['field'];
  /** The row: its item and what makes it fire; or the item or job. */
  readonly about: Text | null;
  /** Null: there was nothing. */
  readonly before: Text | null;
  /** Null: there is nothing any more. */
  readonly after: Text | null;
}

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
      return verbatim(row.legalBasis);
    case 'doubt':
      return row.doubt === undefined ? null : verbatim(row.doubt);
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

/** Of rows the id, of items and jobs the code. Conclusions do not depend on an order; those who read, and the way of those examined, do. */
const inOrder = {
  order: ({ rules }: Programme) => rules.map(({ id }) => id),
  itemOrder: ({ items }: Programme) => items.map(({ code }) => code),
  jobOrder: ({ jobs }: Programme) => jobs.map(({ code }) => code),
} as const;

const isOrder = (field: (typeof termFields)[number]): field is keyof typeof inOrder => field in inOrder;

const termWords = (field: (typeof termFields)[number], of: Programme): Text | null => {
  switch (field) {
    case 'name':
      return of.name;
    case 'legalBasis':
      return joined(of.legalBasis.map(verbatim));
    case 'itemOrder':
    case 'jobOrder':
    case 'order':
      return null;
    case 'validFrom':
    case 'validityMonths':
    case 'minimumAge':
    case 'review':
      return verbatim(of[field]);
  }
};

const termChanges = (before: Programme, after: Programme): ProgrammeChange[] =>
  termFields
    .filter((field) =>
      isOrder(field) ? isReordered(inOrder[field](before), inOrder[field](after)) : !isDeepStrictEqual(before[field], after[field]),
    )
    .map((field) => ({
      kind: 'termChanged',
      rowId: null,
      field,
      about: null,
      before: termWords(field, before),
      after: termWords(field, after),
    }));

/** What one version says otherwise than another: its terms first, then its jobs and items, then row by row in the order of the later one; what it leaves out last. */
export const programmeChanges = (before: Programme, after: Programme): readonly ProgrammeChange[] => {
  const earlier = new Map(before.rules.map((row) => [row.id, row]));
  const kept = new Set(after.rules.map(({ id }) => id));
  return [
    ...termChanges(before, after),
    ...[...jobChanges(before, after), ...itemChanges(before, after)].map((change) => ({ ...change, rowId: null })),
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
