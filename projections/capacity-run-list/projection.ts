import type { CapacityRunEvent } from '@healthcert/domain/capacity';
import { projection, rowsOf } from '../kernel/index.ts';
import { capacityRunListModel } from './table.ts';

const { put, patch } = rowsOf(capacityRunListModel);

export const capacityRunList = projection<CapacityRunEvent>({
  readModel: capacityRunListModel,
  on: {
    CapacityRunStarted: ({ data: { runId, institutionId, trigger, startedBy, startedAt } }) =>
      put({
        runId,
        institutionId,
        trigger,
        startedBy,
        startedAt,
        state: 'running',
        finishedAt: null,
        institutions: null,
        daysOpened: null,
        until: null,
        failures: [],
      }),
    CapacityRunFinished: ({ data: { runId, institutions, daysOpened, until, failures, finishedAt } }) =>
      patch(runId, {
        state: failures.length > 0 ? 'failed' : 'opened',
        institutions,
        daysOpened,
        until,
        finishedAt,
        failures: failures.map(({ institutionId, date, because }) => [because, institutionId, date].filter(Boolean).join(' ')),
      }),
  },
});
