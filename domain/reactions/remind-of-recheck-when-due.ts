import type { CaseEvent } from '@healthcert/domain/case';
import { commandIntent, reaction } from './reaction.ts';

const day = 86_400_000;
/** Eight in the morning of that day in China, when the desks open. */
const morningOf = (date: string, daysLater = 0): string => new Date(Date.parse(`${date}T00:00:00.000Z`) + daysLater * day).toISOString();

/** Days before, so that the person can be called; and after, because nobody came. */
export const remindOfRecheckWhenDue = reaction<CaseEvent>({
  name: 'remind-of-recheck-when-due',
  on: {
    RecheckOrdered: ({ streamId, data: { dueOn, remind } }) =>
      dueOn === null
        ? []
        : [
            commandIntent('due', 'remindRecheck', { caseId: streamId, dueOn, level: 'due' }, morningOf(dueOn, -remind.before)),
            commandIntent('overdue', 'remindRecheck', { caseId: streamId, dueOn, level: 'overdue' }, morningOf(dueOn, remind.after)),
          ],
  },
});
