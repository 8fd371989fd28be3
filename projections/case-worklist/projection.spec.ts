import * as the from '@healthcert/domain/case/fixtures';
import { describe, expect, it } from 'vitest';
import * as fee from '../../domain/fee/fixtures.ts';
import * as specimen from '../../domain/specimen/fixtures.ts';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { caseWorklist, caseWorklistModel } from './index.ts';

const { given } = rowsOfProjection(caseWorklist, { streamId: the.caseId });
const erased = { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' }, category: 'person', streamId: the.personId };
const identified = { name: the.liMing.name, phone: the.liMing.phone, employer: the.liMing.employer };

describe('the case worklist', () => {
  it('shows who was registered, and every station still to visit', () =>
    given(the.registered()).thenRow({
      ...identified,
      caseId: the.caseId,
      stage: 'registered',
      pendingStations: ['skin', 'radiology', 'laboratory'],
      maskedDocument: expect.stringMatching(/^\S{1,3}\*+\S{1,4}$/),
      abnormal: 0,
      revision: 0,
    }));

  it('follows a correction', () =>
    given(the.registered(), the.registrationCorrected({ jobCode: 'waiter', identity: { ...the.liMing, name: '李明例' } })).thenRow({
      name: '李明例',
      jobCode: 'waiter',
      revision: 1,
    }));

  it('sends nobody anywhere once cancelled', () =>
    given(the.registered(), the.cancelled()).thenRow({ stage: 'cancelled', pendingStations: [] }));

  it('knows who is present', () =>
    given(the.registered(), the.arrived()).thenRow({ stage: 'arrived', arrivedAt: '2026-03-02T01:30:00.000Z' }));

  it.each([
    ['a result', the.resultRecorded({ pendingStations: ['laboratory'] }), ['laboratory'], 0],
    ['an abnormal result', the.resultRecorded({ abnormal: true, pendingStations: ['laboratory'] }), ['laboratory'], 1],
    ['a corrected result', the.resultCorrected({ pendingStations: [] }), [], 0],
    ['an item added', the.itemAdded(), ['skin', 'radiology', 'laboratory'], 0],
    ['an item removed', the.itemRemoved(), ['skin', 'radiology', 'laboratory'], 0],
    ['a refusal', the.itemRefused(), ['skin', 'laboratory'], 0],
    ['a deferral', the.itemDeferred(), ['skin', 'laboratory'], 0],
    ['further items', the.furtherItemsOrdered(), ['skin', 'radiology', 'laboratory'], 1],
    ['a recheck', the.recheckOrdered(), ['laboratory'], 0],
  ])('after %s names what is left, and how much is abnormal', (_what, event, pendingStations, abnormal) =>
    given(the.registered(), the.arrived(), event).thenRow({
      pendingStations,
      abnormal,
      stage: (event.data as { stage: string }).stage,
      revision: 2,
    }),
  );

  it('shows the conclusion and who reached it', () =>
    given(...the.examinedNormal(), the.concludedFit()).thenRow({ stage: 'concluded', outcome: 'fit', concludedBy: the.drWang }));

  it.each([
    ['returned', the.conclusionReturned()],
    ['reopened', the.reopened()],
  ])('forgets a conclusion that was %s', (_how, event) =>
    given(...the.examinedNormal(), the.concludedFit(), event).thenRow({
      outcome: null,
      concludedAt: null,
      concludedBy: null,
      stage: 'examined',
    }),
  );

  it('is without a certificate again once reopened after a revocation', () =>
    given(...the.certified(), the.revoked(), the.reopened()).thenRow({
      certificateNumber: null,
      certificateValidity: null,
      custody: null,
    }));

  it('is reviewed', () =>
    given(...the.examinedNormal(), the.concludedFit(), the.reviewed()).thenRow({ stage: 'reviewed', outcome: 'fit' }));

  it('says of a certificate that it is due, not what was found: only once it is reviewed', () => {
    given(...the.examinedNormal(), the.concludedFit()).thenRow({ certifiable: false });
    given(...the.examinedNormal(), the.concludedFit(), the.reviewed()).thenRow({ certifiable: true });
    given(...the.examinedNormal(), the.concludedUnfit(), the.reviewed({ outcome: 'unfit' })).thenRow({ certifiable: false });
    const groups = ['outcome', 'abnormal'].map((name) => caseWorklistModel.columns[name as 'outcome'].group);
    expect(groups).toEqual(['clinical', 'clinical']);
  });

  it('shows a recheck that is due until its results are in', () => {
    const ordered = [...the.examinedNormal(), the.recheckOrdered({ dueOn: '2026-03-20' })];
    given(...ordered).thenRow({ recheckDueOn: '2026-03-20', recheckReminded: null });
    given(...ordered, the.recheckReminded()).thenRow({ recheckDueOn: '2026-03-20', recheckReminded: 'due' });
    given(...ordered, the.recheckReminded({ level: 'overdue' })).thenRow({ recheckReminded: 'overdue' });
    given(...ordered, the.recheckReminded(), the.resultRecorded({ item: 'alt', stage: 'examined', pendingStations: [] })).thenRow({
      recheckDueOn: null,
      recheckReminded: null,
    });
  });

  it('carries the certificate on both its axes', () => {
    given(...the.certified()).thenRow({ certificateNumber: the.certificateNumber, certificateValidity: 'valid', custody: 'issued' });
    given(...the.certified(), the.printed(), the.reprinted()).thenRow({ custody: 'printed' });
    given(...the.certified(), the.printed(), the.handedOut(), the.reprinted()).thenRow({ custody: 'printed' });
    given(...the.certified(), the.printed(), the.handedOut(), the.handOutUndone()).thenRow({ custody: 'printed' });
    given(...the.certified(), the.printed(), the.handedOut()).thenRow({ custody: 'handedOut' });
    given(...the.certified(), the.suspended()).thenRow({ certificateValidity: 'suspended' });
    given(...the.certified(), the.suspended(), the.reinstated()).thenRow({ certificateValidity: 'valid' });
    given(...the.certified(), the.revoked()).thenRow({ certificateValidity: 'revoked' });
  });

  it('shows the new certificate after the old was superseded, in one append', () =>
    given(...the.certified(), the.superseded({ newNumber: 'N2' }), the.issued({ number: 'N2' })).thenRow({
      certificateNumber: 'N2',
      certificateValidity: 'valid',
      custody: 'issued',
    }));

  it('says how the fee stands, and nothing where none is charged', () => {
    given(the.registered()).thenRow({ feeState: null });
    const charged = { ...fee.charged(), category: 'fee', streamId: the.caseId };
    given(the.registered(), charged).thenRow({ feeState: 'unpaid', revision: 0 });
    given(the.registered(), charged, { ...fee.paid(), category: 'fee', streamId: the.caseId }).thenRow({ feeState: 'paid' });
  });

  it('says which specimens are still to be collected, and which are', () => {
    const ofCase = { category: 'specimen', streamId: the.caseId };
    const labelled = { ...specimen.bloodLabelled(['blood'], []), ...ofCase };
    given(the.registered(), labelled).thenRow({ toCollect: ['blood'], collected: [] });
    given(the.registered(), labelled, { ...specimen.collected([], ['blood']), ...ofCase }).thenRow({ toCollect: [], collected: ['blood'] });
  });

  it('keeps codes and times of an erased person, and nothing of who it was', () => {
    given(...the.certified(), erased).thenRow({
      name: null,
      maskedDocument: null,
      phone: null,
      employer: null,
      portraitFile: null,
      outcome: null,
      abnormal: null,
      certifiable: true,
    });
    expectEraseEquivalence(caseWorklist, recorded([...the.certified(), erased], the.caseId, 'case'), the.personId);
  });
});
