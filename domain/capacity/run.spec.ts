import { commandMeta, fixedId, fixedNow, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { capacityRunDecider, capacityRunEvents, type CapacityRunEvent } from './run.ts';

const { given } = specFor(capacityRunDecider);
const runId = fixedId(7);
const results = {
  institutions: 2,
  daysOpened: 9,
  until: '2026-03-15',
  failures: [{ institutionId: 'clinic-2', date: null, because: 'x' }],
};
const start = (actorRoles: readonly string[] = ['institution-administrator']) => ({
  type: 'RunCapacityGeneration' as const,
  data: { runId, institutionId: 'clinic-1' },
  meta: commandMeta({ actorRoles }),
});
const finish = { type: 'FinishCapacityRun' as const, data: { runId, ...results }, meta: commandMeta() };
const started = (trigger: 'hand' | 'schedule' = 'hand'): CapacityRunEvent => ({
  type: 'CapacityRunStarted',
  data: { runId, trigger, institutionId: 'clinic-1', startedBy: 'staff-desk', startedAt: fixedNow },
});
const finished: CapacityRunEvent = {
  type: 'CapacityRunFinished',
  data: { runId, institutionId: 'clinic-1', ...results, finishedAt: fixedNow },
};

describe('a run that opens the days to come', () => {
  it('is started by hand or by the clock, once', () => {
    given().when(start()).then(started());
    given().when(start([])).then(started('schedule'));
    given(started()).when(start()).thenNothing();
  });
  it('is finished once, with what it opened and what it could not', () => {
    given(started()).when(finish).then(finished);
    given(started(), finished).when(finish).thenNothing();
    given().when(finish).thenRejects('RunUnknown', 'runId');
  });
  it.each(Object.entries(capacityRunEvents.definitions))('%s is stored as it was', (_type, { plain }) =>
    expect(z.toJSONSchema(plain)).toMatchSnapshot(),
  );
});
