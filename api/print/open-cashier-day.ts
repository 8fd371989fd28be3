import { readScope, type Actor } from '@healthcert/domain/kernel';
import { cashierDayListModel } from '@healthcert/projections/cashier-day-list';
import type { AnyReadModel, ShownRow } from '@healthcert/projections/kernel';
import { paymentListModel } from '@healthcert/projections/payment-list';
import type { System } from '../system.ts';
import type { ClosedPaper, OpenPaper } from './open-case-paper.ts';
import { cashierDayOf, type CashierDayPaper, type DayMovement } from './papers/cashier-day.ts';

/** "2026-11-21_langya-1_staff-7": the day, whose institution's, whose box. */
const named = /^(\d{4}-\d\d-\d\d)_([\w-]+?)_([\w-]+)$/;
const pageOfRows = 200;

/** All rows that this actor may read of a filter; null where nothing of the list is theirs. */
const rowsFor = async (
  { reads, tree }: System,
  actor: Actor,
  model: AnyReadModel,
  filter: Readonly<Record<string, unknown>>,
): Promise<readonly ShownRow['values'][] | null> => {
  const scope = readScope(actor, model.name, await tree());
  if (!scope) return null;
  const found: ShownRow['values'][] = [];
  for (let after: string | null = null; ;) {
    const page = await reads.list({ model, scope, filter, first: pageOfRows, after });
    found.push(...page.rows.map(({ values }) => values));
    if (!page.hasNextPage) return found;
    after = page.endCursor;
  }
};

const instant = (value: unknown): string => new Date(value as string | Date).toISOString();

const closingOf = ({ state, closedAt, countedCash, difference, differenceReason }: ShownRow['values']): CashierDayPaper['closing'] =>
  state === 'closed'
    ? {
        at: instant(closedAt),
        countedCash: Number(countedCash),
        difference: Number(difference),
        reason: differenceReason as string | null,
      }
    : null;

const movementOf = (values: ShownRow['values']): DayMovement => ({
  ...(values as unknown as DayMovement),
  amount: Number(values['amount']),
  at: instant(values['at']),
});

/** Opens a cashier's day for whoever may read that box: the cashier, or who looks over the institution. Null: there is none. */
export const openCashierDay = async (system: System, actor: Actor, id: string): Promise<OpenPaper | ClosedPaper | null> => {
  const [, day, institutionId, cashierId] = named.exec(id) ?? [];
  if (day === undefined || institutionId === undefined || cashierId === undefined) return null;
  const filter = { institutionId: { eq: institutionId }, cashierId: { eq: cashierId }, day: { eq: day } };
  const days = await rowsFor(system, actor, cashierDayListModel, filter);
  if (days === null) return { id, refusedOf: null };
  const [row] = days;
  if (!row) return null;
  const { layout, ref } = await system.layouts.inForce('cashierDay', institutionId, null);
  return {
    id,
    personId: null,
    institutionId,
    ref,
    keptAs: null,
    printables: async () => {
      const [movements, institutions, { staff }] = await Promise.all([
        rowsFor(system, actor, paymentListModel, filter),
        system.institutions(),
        system.staff(),
      ]);
      const data = cashierDayOf({
        institution: institutions.get(institutionId) ?? null,
        cashier: staff.get(cashierId)?.displayName ?? '',
        day,
        closing: closingOf(row),
        movements: (movements ?? []).map(movementOf).toSorted((one, other) => (one.receiptNumber < other.receiptNumber ? -1 : 1)),
      });
      return [{ id, layout, data }];
    },
  };
};
