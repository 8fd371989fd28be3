import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { institutionDecider } from './decider.ts';
import type { InstitutionEvent } from './events.ts';
import { added, change, changed, disabled, enabled, places, theCity } from './fixtures/index.ts';
import type { InstitutionCommand } from './forms.ts';
import { closedBecause, openClinic } from './open.ts';

const { given, stateAfter } = specFor(institutionDecider);
const institutionId = 'east-clinic';
const today = '2026-03-02';
const { licence } = places.eastClinic;

const event = (type: string, more: object = {}): InstitutionEvent => ({ type, data: { institutionId, ...more } }) as InstitutionEvent;
const applied = event('AdmissionApplied', { licence });
const byCounty = event('AdmittedByCounty');
const admitted = event('InstitutionAdmitted');
const returned = event('ApplicationReturned', { reason: '缺科目' });
const suspended = (until: string | null = null) => event('InstitutionSuspended', { reason: '整改', until });
const lifted = event('SuspensionLifted');
const removed = event('InstitutionRemoved', { reason: '停办' });

/** By somebody who acts for the county unless said otherwise. */
const does = (type: string, more: object = {}, actsFor: string | null = 'east'): InstitutionCommand =>
  ({
    type,
    data: { institutionId, ...more },
    meta: { ...commandMeta({ now: `${today}T01:30:00.000Z` }), institutionId: actsFor },
  }) as InstitutionCommand;

const passage: Record<string, readonly InstitutionEvent[]> = {
  entered: [],
  applied: [applied],
  admittedByCounty: [applied, byCounty],
  returned: [applied, returned],
  admitted: [applied, byCounty, admitted],
  suspended: [applied, byCounty, admitted, suspended()],
  removed: [applied, byCounty, admitted, removed],
};

/** What each command leads to from each state: an event, a refusal, or nothing because it is so already (-). */
const transitions: Record<string, { readonly command: InstitutionCommand; readonly becomes: Record<string, InstitutionEvent | string> }> = {
  'an application': {
    command: does('ApplyForAdmission', {}, institutionId),
    becomes: {
      entered: applied,
      applied: '-',
      admittedByCounty: '-',
      returned: applied,
      admitted: 'AdmittedAlready',
      suspended: 'AdmittedAlready',
      removed: applied,
    },
  },
  'the county’s admission': {
    command: does('AdmitByCounty'),
    becomes: {
      entered: 'NotApplied',
      applied: byCounty,
      admittedByCounty: '-',
      returned: 'NotApplied',
      admitted: 'NotApplied',
      suspended: 'NotApplied',
      removed: 'NotApplied',
    },
  },
  'the city’s admission': {
    command: does('AdmitInstitution', {}, 'city'),
    becomes: {
      entered: 'NotApplied',
      applied: 'CountyFirst',
      admittedByCounty: admitted,
      returned: 'NotApplied',
      admitted: '-',
      suspended: 'NotApplied',
      removed: 'NotApplied',
    },
  },
  'a return': {
    command: does('ReturnApplication', { reason: '缺科目' }),
    becomes: {
      entered: 'NotApplied',
      applied: returned,
      admittedByCounty: returned,
      returned: '-',
      admitted: 'NotApplied',
      suspended: 'NotApplied',
      removed: 'NotApplied',
    },
  },
  'a suspension': {
    command: does('SuspendInstitution', { reason: '整改' }),
    becomes: {
      entered: 'NotAdmitted',
      applied: 'NotAdmitted',
      admittedByCounty: 'NotAdmitted',
      returned: 'NotAdmitted',
      admitted: suspended(),
      suspended: '-',
      removed: 'NotAdmitted',
    },
  },
  'the end of a suspension': {
    command: does('LiftSuspension'),
    becomes: {
      entered: 'NotSuspended',
      applied: 'NotSuspended',
      admittedByCounty: 'NotSuspended',
      returned: 'NotSuspended',
      admitted: '-',
      suspended: lifted,
      removed: 'NotSuspended',
    },
  },
  'a removal': {
    command: does('RemoveInstitution', { reason: '停办' }),
    becomes: {
      entered: 'NotAdmitted',
      applied: 'NotAdmitted',
      admittedByCounty: 'NotAdmitted',
      returned: 'NotAdmitted',
      admitted: removed,
      suspended: removed,
      removed: '-',
    },
  },
};

describe('a clinic’s admission (A5)', () => {
  const cases = Object.entries(transitions).flatMap(([what, { command, becomes }]) =>
    Object.entries(becomes).map(([from, outcome]) => [what, from, command, outcome] as const),
  );
  it('is tried from every state by every command', () => expect(cases).toHaveLength(49));
  it.each(cases)('%s of one that is %s', (_what, from, command, outcome) => {
    const tried = given(...theCity(), ...passage[from]!).when(command);
    if (typeof outcome !== 'string') tried.then(outcome);
    else if (outcome === '-') tried.thenNothing();
    else tried.thenRejects(outcome);
  });

  it('needs a licence that holds', () => {
    const apply = does('ApplyForAdmission');
    given(...theCity(), changed(places.eastClinic, { licence: null }))
      .when(apply)
      .thenRejects('LicenceMissing', 'licence');
    const expired = changed(places.eastClinic, { licence: { ...licence!, validUntil: '2026-03-01' } });
    given(...theCity(), expired)
      .when(apply)
      .thenRejects('LicenceExpired', 'licence');
    given(...theCity(), applied, byCounty, expired)
      .when(does('AdmitInstitution', {}, 'city'))
      .thenRejects('LicenceExpired', 'licence');
    given(...theCity(), changed(places.eastClinic, { licence: { ...licence!, validUntil: today } }))
      .when(apply)
      .then(event('AdmissionApplied', { licence: { ...licence, validUntil: today } }));
  });
  it('ends with the city: a county cannot take its place', () =>
    given(...theCity(), applied, byCounty)
      .when(does('AdmitInstitution', {}, 'east'))
      .thenRejects('CityAdmits'));
  it('is decided by the city alone where no county stands above', () => {
    const cityClinic = added(places.eastClinic, { parentId: 'city', level: 'city' });
    given(added(places.city), cityClinic, applied)
      .when(does('AdmitByCounty', {}, 'city'))
      .thenRejects('NoCounty');
    given(added(places.city), cityClinic, applied)
      .when(does('AdmitInstitution', {}, 'city'))
      .then(admitted);
  });
  it.each(['AdmitByCounty', 'AdmitInstitution', 'ReturnApplication', 'SuspendInstitution', 'LiftSuspension', 'RemoveInstitution'])(
    'is not decided on by the clinic itself: %s',
    (type) =>
      given(...theCity(), applied)
        .when(does(type, { reason: 'x' }, institutionId))
        .thenRejects('OwnAdmission', 'institutionId'),
  );
  it('is of clinics only', () =>
    given(...theCity())
      .when(does('ApplyForAdmission', { institutionId: 'east' }))
      .thenRejects('AdmissionOfClinicsOnly', 'institutionId'));
  it.each([
    ['ReturnApplication', passage['applied']!],
    ['SuspendInstitution', passage['admitted']!],
    ['RemoveInstitution', passage['admitted']!],
  ])('is not ended without a reason: %s', (type, before) =>
    given(...theCity(), ...before)
      .when(does(type, { reason: '' }))
      .thenRejects('ReasonMissing', 'reason'),
  );
  it('is suspended until a day that is not past, and that day may be changed', () => {
    const until = (day: string) => does('SuspendInstitution', { reason: '整改', until: day });
    given(...theCity(), ...passage['admitted']!)
      .when(until('2026-03-01'))
      .thenRejects('SuspendedUntilPast', 'until');
    given(...theCity(), ...passage['admitted']!, suspended('2026-03-09'))
      .when(until('2026-03-20'))
      .then(suspended('2026-03-20'));
  });
});

describe('who changes what a clinic was admitted with', () => {
  const renewed = { ...licence!, validUntil: '2033-06-30' };
  const own = (command: ReturnType<typeof change>): InstitutionCommand => ({ ...command, meta: { ...command.meta, institutionId } });

  it('is the authority above', () => {
    given(...theCity(), ...passage['admitted']!)
      .when(own(change(places.eastClinic, { licence: renewed })))
      .thenRejects('LicenceOfAdmitted', 'licence');
    given(...theCity(), ...passage['admitted']!)
      .when(change(places.eastClinic, { licence: renewed }))
      .then(changed(places.eastClinic, { licence: renewed }));
  });
  it('is the clinic itself before it applies, or after its application came back', () => {
    for (const before of ['entered', 'returned']) {
      given(...theCity(), ...passage[before]!)
        .when(own(change(places.eastClinic, { licence: renewed })))
        .then(changed(places.eastClinic, { licence: renewed }));
    }
  });
  it('leaves its telephone to the clinic', () =>
    given(...theCity(), ...passage['admitted']!)
      .when(own(change(places.eastClinic, { telephone: '0550-2222222' })))
      .then(changed(places.eastClinic, { telephone: '0550-2222222' })));
});

describe('a clinic is open', () => {
  const closed = (...events: InstitutionEvent[]) => {
    const tree = stateAfter(...theCity(), ...events);
    return closedBecause(tree, tree.get(institutionId)!, today);
  };

  it.each([
    [[], 'InstitutionNotAdmitted'],
    [passage['applied']!, 'InstitutionNotAdmitted'],
    [passage['admittedByCounty']!, 'InstitutionNotAdmitted'],
    [passage['returned']!, 'InstitutionNotAdmitted'],
    [passage['admitted']!, null],
    [passage['suspended']!, 'InstitutionSuspended'],
    [[...passage['admitted']!, suspended(today)], 'InstitutionSuspended'],
    [[...passage['admitted']!, suspended('2026-03-01')], null],
    [[...passage['suspended']!, lifted], null],
    [passage['removed']!, 'InstitutionRemoved'],
    [[...passage['admitted']!, disabled(institutionId)], 'InstitutionDisabled'],
    [[...passage['admitted']!, disabled('east')], 'AuthorityDisabled'],
    [[...passage['admitted']!, disabled('west')], null],
    [[...passage['admitted']!, disabled('east'), enabled('east')], null],
    [[...passage['removed']!, disabled('east')], 'InstitutionRemoved'],
  ] as const)('only while it is admitted, not suspended and not disabled (%#)', (events, because) =>
    expect(closed(...events)).toBe(because),
  );

  it('and an authority never', () => {
    const tree = stateAfter(...theCity());
    expect(() => openClinic(tree, 'east', today)).toThrow(expect.objectContaining({ code: 'NotAClinic' }));
    expect(() => openClinic(tree, 'atlantis', today)).toThrow(expect.objectContaining({ code: 'UnknownInstitution' }));
  });
});
