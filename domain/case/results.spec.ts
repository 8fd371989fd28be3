import { describe, expect, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { itemOf } from './case.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given, stateAfter } = specFor(caseDecider, the.smallProgramme);
const present = [the.registered(), the.arrived()];
const skinDone = [...present, the.resultRecorded()];
const purulent = { findings: [{ code: 'purulent', site: 'left hand' }] };
const purulentFound = { findings: [{ code: 'purulent', site: 'left hand' }], values: [], remark: null };
const raised = { item: 'alt', findings: [], values: [{ field: 'alt', value: 51 }] };
const altRecorded = {
  item: 'alt',
  station: 'laboratory',
  pendingStations: ['skin', 'radiology', 'laboratory'],
  clinical: { findings: [], values: [{ field: 'alt', value: 51 }], remark: null },
};

describe('recording a result', () => {
  it('names performer, device, lot and time', () => {
    given(...present)
      .when(the.recordResult())
      .then(the.resultRecorded());
    const made = { performerId: 'staff-lab', deviceId: 'XR-7', reagentLot: 'LOT-4', performedAt: '2026-03-01T09:00:00Z' };
    given(...present)
      .when(the.recordResult({ ...made, remark: 'old scar' }))
      .then(the.resultRecorded({ ...made, clinical: { findings: [{ code: 'normal', site: null }], values: [], remark: 'old scar' } }));
  });

  it('tells the abnormal by finding, and by the range of the sex', () => {
    given(...present)
      .when(the.recordResult(purulent))
      .then(the.resultRecorded({ abnormal: true, clinical: purulentFound }));
    const value = (alt: number) => ({ ...raised, values: [{ field: 'alt', value: alt }] });
    const found = (alt: number) => ({ ...altRecorded.clinical, values: [{ field: 'alt', value: alt }] });
    given(...present)
      .when(the.recordResult(value(50)))
      .then(the.resultRecorded({ ...altRecorded, clinical: found(50) }));
    given(...present)
      .when(the.recordResult(value(8.5)))
      .then(the.resultRecorded({ ...altRecorded, abnormal: true, clinical: found(8.5) }));
  });

  it('orders at once what a screening finding asks for', () =>
    given(...present)
      .when(the.recordResult(raised))
      .then(the.resultRecorded({ ...altRecorded, abnormal: true }), the.furtherItemsOrdered()));

  it('orders nothing that was ordered before', () =>
    given(...present, the.itemAdded())
      .when(the.recordResult(raised))
      .then(the.resultRecorded({ ...altRecorded, abnormal: true })));

  it('does not order again, on another result, what was taken off the case', () =>
    given(...present, the.resultRecorded({ ...altRecorded, abnormal: true }), the.furtherItemsOrdered(), the.itemRemoved())
      .when(the.recordResult())
      .then(the.resultRecorded({ abnormalItems: 1 })));

  it('ends the examination with the last item', () => {
    const [last, ...earlier] = the.allResults().toReversed();
    given(...present, ...earlier.toReversed())
      .when(the.recordResult({ item: 'stool' }))
      .then(last!);
  });

  it.each([
    ['an item of no programme', { item: 'hbsAg' }, 'UnknownItem', 'item'],
    ['an item nobody ordered', { item: 'havIgm' }, 'ItemNotOrdered', 'item'],
    ['an unknown finding', { findings: [{ code: 'normal' }, { code: 'greenSpots' }] }, 'UnknownFinding', 'findings.1.code'],
    ['a finding without its site', { findings: [{ code: 'purulent' }] }, 'SiteMissing', 'findings.0.code'],
    ['an all-clear with a site', { findings: [{ code: 'normal', site: 'left hand' }] }, 'SiteNeedless', 'findings.0.code'],
    ['a finding twice', { findings: [...purulent.findings, ...purulent.findings] }, 'RepeatedFinding', 'findings.1.code'],
    ['an all-clear beside a finding', { findings: [{ code: 'normal' }, ...purulent.findings] }, 'NormalBesideAbnormal', 'findings'],
    ['nothing at all', { findings: [] }, 'NoFinding', 'findings'],
    ['an unknown value', { values: [{ field: 'ast', value: 3 }] }, 'UnknownField', 'values.0.field'],
    ['a value twice', { ...raised, values: [...raised.values, ...raised.values] }, 'RepeatedField', 'values.1.field'],
    ['a value that is no number', { ...raised, values: [{ field: 'alt', value: Number.NaN }] }, 'NotANumber', 'values.0.field'],
    ['no value where one is asked', { ...raised, values: [] }, 'ValueMissing', 'values'],
    ['an examination to come', { performedAt: '2026-03-02T01:30:01Z' }, 'PerformedInFuture', 'performedAt'],
  ] as const)('refuses %s', (_what, entered, code, field) =>
    given(...present)
      .when(the.recordResult(structuredClone(entered) as Parameters<typeof the.recordResult>[0]))
      .thenRejects(code, field),
  );

  it('needs the person present, and no conclusion', () => {
    given().when(the.recordResult()).thenRejects('NoSuchCase');
    given(the.registered()).when(the.recordResult()).thenRejects('NotArrived');
    given(...the.examinedNormal(), the.concludedFit())
      .when(the.recordResult())
      .thenRejects('AlreadyConcluded');
  });

  it('stays silent when the same result comes again, and refuses another without a correction', () => {
    given(...skinDone)
      .when(the.recordResult({}, the.at('2026-03-02T03:00:00.000Z')))
      .thenNothing();
    given(...skinDone)
      .when(the.recordResult(purulent))
      .thenRejects('AlreadyDone', 'item');
    given(...skinDone)
      .when(the.recordResult({}, the.by('staff-other')))
      .thenNothing();
  });

  it('takes a new result after a recheck was ordered', () => {
    const again = [...the.examinedNormal(), the.recheckOrdered()];
    expect(itemOf(stateAfter(...again), 'alt')).toMatchObject({ state: 'pending', result: null });
    given(...again)
      .when(the.recordResult({ ...raised, values: [{ field: 'alt', value: 30 }] }))
      .then(
        the.resultRecorded({
          ...altRecorded,
          stage: 'examined',
          pendingStations: [],
          clinical: { findings: [], values: [{ field: 'alt', value: 30 }], remark: null },
        }),
      );
  });
});

describe('correcting a result', () => {
  it('stands beside the earlier one, by the same performer unless another is named', () =>
    given(...skinDone)
      .when(the.correctResult(purulent, { actorId: the.drWang, now: '2026-03-02T05:00:00.000Z' }))
      .then(the.resultCorrected({ abnormal: true, clinical: { ...purulentFound, reason: 'wrong person' } })));

  it('keeps device, lot and time as they were recorded unless it says otherwise', () => {
    const made = { deviceId: 'XR-7', reagentLot: 'LOT-4', performedAt: '2026-03-01T09:00:00Z' };
    const before = [...present, the.resultRecorded(made)];
    const corrected = { ...made, abnormal: true, clinical: { ...purulentFound, reason: 'wrong person' } };
    given(...before)
      .when(the.correctResult(purulent))
      .then(the.resultCorrected(corrected));
    given(...before)
      .when(the.correctResult({ ...purulent, deviceId: 'XR-8', reagentLot: null }))
      .then(the.resultCorrected({ ...corrected, deviceId: 'XR-8', reagentLot: null }));
    given(...before)
      .when(the.correctResult())
      .thenNothing();
  });

  it('leaves nothing abnormal of one that was', () =>
    given(...present, the.resultRecorded({ abnormal: true, clinical: purulentFound }))
      .when(the.correctResult())
      .then(the.resultCorrected()));

  it('orders what the corrected finding asks for', () =>
    given(...the.examinedNormal())
      .when(the.correctResult(raised))
      .then(
        the.resultCorrected({
          ...altRecorded,
          stage: 'examined',
          pendingStations: [],
          abnormal: true,
          clinical: { ...altRecorded.clinical, reason: 'wrong person' },
        }),
        the.furtherItemsOrdered({ pendingStations: ['laboratory'] }),
      ));

  it('needs a reason', () =>
    given(...skinDone)
      .when(the.correctResult({ ...purulent, reason: '' }))
      .thenRejects('ReasonMissing', 'reason'));
  it('needs a result', () =>
    given(...present)
      .when(the.correctResult())
      .thenRejects('NotDone', 'item'));
  it('obeys the rules of recording', () => {
    given(...skinDone)
      .when(the.correctResult({ findings: [{ code: 'greenSpots' }] }))
      .thenRejects('UnknownFinding', 'findings.0.code');
    given(...skinDone)
      .when(the.correctResult({ item: 'hbsAg' }))
      .thenRejects('UnknownItem', 'item');
  });
  it('is over once concluded', () =>
    given(...the.examinedNormal(), the.concludedFit())
      .when(the.correctResult(purulent))
      .thenRejects('AlreadyConcluded'));
  it('stays silent when it changes nothing', () =>
    given(...skinDone)
      .when(the.correctResult())
      .thenNothing());
});
