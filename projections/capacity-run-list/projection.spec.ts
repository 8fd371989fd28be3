import type { CapacityRunEvent } from '@healthcert/domain/capacity';
import { fixedId, fixedNow } from '@healthcert/domain/testing';
import { describe, it } from 'vitest';
import { rowsOfProjection } from '../kernel/testing/index.ts';
import { capacityRunList } from './index.ts';

const runId = fixedId(7);
const { given } = rowsOfProjection(capacityRunList, { streamId: runId, category: 'capacityrun' });
const started: CapacityRunEvent = {
  type: 'CapacityRunStarted',
  data: { runId, trigger: 'schedule', institutionId: null, startedBy: 'worker', startedAt: fixedNow },
};
const finished = (failures: { institutionId: string; date: string | null; because: string }[]): CapacityRunEvent => ({
  type: 'CapacityRunFinished',
  data: { runId, institutionId: null, institutions: 3, daysOpened: 30, until: '2026-03-15', failures, finishedAt: fixedNow },
});

describe('the list of runs', () => {
  it('tells how far a run is, and what it opened', () => {
    given(started).thenRow({ state: 'running', daysOpened: null });
    given(started, finished([])).thenRow({ state: 'opened', daysOpened: 30, failures: [] });
  });
  it('tells what could not be opened, and why', () =>
    given(started, finished([{ institutionId: 'clinic-1', date: '2027-01-04', because: 'CalendarMissing' }])).thenRow({
      state: 'failed',
      failures: ['CalendarMissing clinic-1 2027-01-04'],
    }));
});
