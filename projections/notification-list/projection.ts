import type { NotificationEvent } from '@healthcert/domain/notification';
import type { PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { notificationListModel } from './table.ts';

const { put, patch, patchWhere } = rowsOf(notificationListModel);

const keyOf = ({ caseId, disease }: { readonly caseId: string; readonly disease: string }) => [caseId, disease];

export const notificationList = projection<NotificationEvent | PersonEvent>({
  readModel: notificationListModel,
  on: {
    NotificationRaised: ({ data: { identity, edition: _edition, ...data } }) =>
      put({
        ...data,
        name: identity?.name ?? null,
        state: 'open',
        diagnosedAt: null,
        diagnosedBy: null,
        assigneeId: null,
        reminded: null,
        remindedAt: null,
        told: [],
        cardNumber: null,
        reportedTo: null,
        settledAt: null,
        settledBy: null,
        dismissedBecause: null,
      }),
    NotificationAssigned: ({ data }) => patch(keyOf(data), { assigneeId: data.assigneeId }),
    NotificationReminded: ({ data }) => patch(keyOf(data), { reminded: data.reached, remindedAt: data.remindedAt, told: data.told }),
    NotificationDiagnosed: ({ data }) =>
      patch(keyOf(data), { diagnosedAt: data.diagnosedAt, diagnosedBy: data.diagnosedBy, dueAt: data.dueAt }),
    NotificationReported: ({ data }) =>
      patch(keyOf(data), {
        state: 'reported',
        cardNumber: data.cardNumber,
        reportedTo: data.reportedTo,
        settledAt: data.reportedAt,
        settledBy: data.reportedBy,
      }),
    NotificationDismissed: ({ data }) =>
      patch(keyOf(data), {
        state: 'dismissed',
        settledAt: data.dismissedAt,
        settledBy: data.dismissedBy,
        dismissedBecause: data.clinical?.reason ?? null,
      }),
    NotificationWithdrawn: ({ data }) => patch(keyOf(data), { state: 'withdrawn', settledAt: data.withdrawnAt }),
    PersonErased: ({ streamId }) => patchWhere('personId', streamId, { name: null, dismissedBecause: null }),
  },
});
