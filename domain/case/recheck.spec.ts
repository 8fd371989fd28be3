import { describe, expect, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(caseDecider, the.smallProgramme);
const concluded = [...the.examinedNormal(), the.concludedFit({ outcome: 'recheck', validUntil: null })];
const ordered = [...concluded, the.recheckOrdered({ dueOn: '2026-03-20' })];

describe('a recheck with a day (A9)', () => {
  it('is reminded of', () =>
    given(...ordered)
      .when(the.remindRecheck())
      .then(the.recheckReminded()));
  it('is reminded of once at each level', () => {
    given(...ordered, the.recheckReminded())
      .when(the.remindRecheck())
      .thenNothing();
    given(...ordered, the.recheckReminded())
      .when(the.remindRecheck({ level: 'overdue' }))
      .then(the.recheckReminded({ level: 'overdue' }));
  });
  it('that was put off is not reminded of on the first day', () =>
    given(...ordered, the.recheckOrdered({ dueOn: '2026-03-27' }))
      .when(the.remindRecheck())
      .thenNothing());
  it.each([
    ['done', the.resultRecorded({ item: 'alt', station: 'laboratory', stage: 'examined', pendingStations: [] })],
    ['declined', the.itemRefused({ item: 'alt', stage: 'examined', pendingStations: [] })],
    ['cancelled with its case', the.cancelled()],
    ['concluded without', the.concludedFit()],
  ])('that is %s needs no reminder', (_how, event) =>
    given(...ordered, event)
      .when(the.remindRecheck())
      .thenNothing(),
  );
  it('without a day has none', () =>
    given(...concluded, the.recheckOrdered())
      .when(the.remindRecheck())
      .thenNothing());
});

describe('the review of a clinic with one physician (A9)', () => {
  const reviewing = [...the.examinedNormal(), the.concludedFit()];
  it('is remote, whatever the programme says', () =>
    given(...reviewing)
      .when(the.review({ remoteRequired: true }))
      .thenRejects('RemoteReviewRequired'));
  it('is done by the county', () =>
    given(...reviewing)
      .when(the.review({ remoteRequired: true, remote: true }, the.by(the.drZhaoOfTheCounty)))
      .then(the.reviewed({ reviewedBy: the.drZhaoOfTheCounty, remote: true })));
});

describe('the opinion', () => {
  it('stands under the seal of the institution that gave it', () =>
    expect(
      given(...the.examinedNormal())
        .when(the.conclude({ opinion: '适合从事' }))
        .decided(),
    ).toMatchObject([{ data: { sealOf: 'clinic-1', concludedBy: the.drWang, clinical: { opinion: '适合从事' } } }]));
});

describe('the certificate of somebody who was erased', () => {
  const erased = the.certified().map((event) => ({
    ...event,
    data: { ...event.data, ...('identity' in event.data && { identity: null }), ...('clinical' in event.data && { clinical: null }) },
  })) as ReturnType<typeof the.certified>;
  it('is revoked for a cause that names nobody', () =>
    given(...erased)
      .when(the.revoke({ because: 'issuedWrongly', reason: 'not kept' }))
      .then(the.revoked({ because: 'issuedWrongly', clinical: null })));
  it('is not revoked in words', () =>
    given(...erased)
      .when(the.revoke())
      .thenRejects('CauseMissing', 'because'));
});
