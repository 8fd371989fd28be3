import * as the from '@healthcert/domain/case/fixtures';
import { describe, expect, it } from 'vitest';
import { expectEraseEquivalence, recorded, rowsOfProjection, type GivenEvent } from '../kernel/testing/index.ts';
import { ageBandOf, figures, figuresModel } from './index.ts';

const { given } = rowsOfProjection(figures, { streamId: the.caseId });
const erased = { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' }, category: 'person', streamId: the.personId };

/** What stands in the figures: "measure/detail" to [count, undone], of one day and job. */
const figuresOf = (events: readonly GivenEvent[], of: { day?: string; jobCode?: string } = {}) =>
  Object.fromEntries(
    given(...events)
      .rows()
      .filter(({ day, jobCode }) => day === (of.day ?? '2026-03-02') && jobCode === (of.jobCode ?? 'cook'))
      .filter(({ count, undone }) => count !== 0 || undone !== 0)
      .map(({ measure, detail, count, undone }) => [detail === '' ? measure : `${measure as string}/${detail as string}`, [count, undone]]),
  );

const at = (instant: string) => ({ meta: { at: instant } });

describe('the figures of a day (A11)', () => {
  it('count a passage once at each of its steps', () =>
    expect(figuresOf([...the.certified(), the.printed(), the.reprinted(), the.handedOut()])).toEqual({
      registered: [1, 0],
      arrived: [1, 0],
      'examined/skin': [1, 0],
      'examined/chestXray': [1, 0],
      'examined/alt': [1, 0],
      'examined/stool': [1, 0],
      'concluded/fit': [1, 0],
      'reviewed/fit': [1, 0],
      'issued/first': [1, 0],
      printed: [1, 0],
      reprinted: [1, 0],
      'handedOut/holder': [1, 0],
    }));

  it('stand under the place, the programme, the job, the sex and the age of the registration', () =>
    given(the.registered()).thenRows([
      {
        day: '2026-03-02',
        institutionId: 'clinic-1',
        programmeId: 'small-food',
        category: 'food',
        jobCode: 'cook',
        sex: 'male',
        ageBand: 'from30',
        measure: 'registered',
        detail: '',
        count: 1,
        undone: 0,
      },
    ]));

  it('say of a cancelled registration that it was made and taken back, and of one taken up again that it stands', () => {
    expect(figuresOf([the.registered(), the.cancelled()])).toEqual({ registered: [1, 1] });
    expect(figuresOf([the.registered(), the.cancelled(), the.takenUpAgain()])).toEqual({ registered: [1, 0] });
  });

  it('count a paper form on its true day, as entered late besides (I8)', () =>
    expect(
      figuresOf([the.registered({ paperForm: 'P1', source: 'paper', registeredAt: '2026-02-28T02:00:00Z' })], { day: '2026-02-28' }),
    ).toEqual({
      registered: [1, 0],
      enteredLate: [1, 0],
    }));

  it('take a day to begin at midnight in China', () => {
    expect(figuresOf([the.registered({ registeredAt: '2026-03-01T16:00:00Z' })])).toEqual({ registered: [1, 0] });
    expect(figuresOf([the.registered({ registeredAt: '2026-03-01T15:59:59Z' })])).toEqual({});
  });

  it('count a recheck again, and a correction as what it corrects to, on the day that it says', () => {
    const again = [the.registered(), the.resultRecorded({ abnormal: true }), the.recheckOrdered(), the.resultRecorded()];
    expect(figuresOf(again)).toEqual({ registered: [1, 0], 'examined/skin': [2, 0], 'abnormal/skin': [1, 0] });
    const corrected = [
      the.registered(),
      the.resultRecorded({ abnormal: true }),
      the.resultCorrected({ performedAt: '2026-03-01T02:00:00Z' }),
    ];
    expect(figuresOf(corrected)).toEqual({ registered: [1, 0] });
    expect(figuresOf(corrected, { day: '2026-03-01' })).toEqual({ 'examined/skin': [1, 0] });
  });

  it('take back a conclusion that was returned or reopened, with its reasons and its review', () => {
    const returned = [the.registered(), the.concludedUnfit(), the.conclusionReturned(), the.concludedUnfit({ ruleIds: [] })];
    expect(figuresOf(returned)).toEqual({
      registered: [1, 0],
      'concluded/unfit': [2, 1],
      'unfitReason/skin.purulent': [1, 1],
      'unfitReason/byHand': [1, 0],
    });
    expect(figuresOf([the.registered(), the.concludedFit(), the.reviewed(), the.reopened()])).toEqual({
      registered: [1, 0],
      'concluded/fit': [1, 1],
      'reviewed/fit': [1, 1],
    });
  });

  it('take back a hand-out that was none, once', () => {
    const undone = [the.registered(), the.issued(), the.printed(), the.handedOut(), the.handOutUndone()];
    expect(figuresOf([...undone, the.handedOut({ takenBy: 'family' })])).toMatchObject({
      'handedOut/holder': [1, 1],
      'handedOut/family': [1, 0],
    });
  });

  it('tell first certificates, renewals and replacements apart', () => {
    const renewalOf = { caseId: 'c', certificateNumber: 'N0' };
    expect(
      figuresOf([the.registered({ renewalOf }), the.issued(), the.superseded(), the.issued({ number: 'N2', supersedes: 'N1' })]),
    ).toMatchObject({
      'issued/renewal': [1, 0],
      'issued/replacement': [1, 0],
    });
  });

  it('count changes of validity on the day when they were made', () => {
    const changed = [the.suspended(), the.reinstated(), the.revoked()].map((event) => ({ ...event, ...at('2026-05-04T01:00:00Z') }));
    expect(figuresOf([...the.certified(), ...changed], { day: '2026-05-04' })).toEqual({
      suspended: [1, 0],
      reinstated: [1, 0],
      revoked: [1, 0],
    });
  });

  it('move with a corrected registration, also what was counted before it', () => {
    const corrected = [
      the.registered(),
      the.arrived(),
      the.resultRecorded(),
      the.registrationCorrected({ jobCode: 'waiter' }),
      the.cancelled(),
    ];
    expect(figuresOf(corrected)).toEqual({});
    expect(figuresOf(corrected, { jobCode: 'waiter' })).toEqual({ registered: [1, 1], arrived: [1, 0], 'examined/skin': [1, 0] });
  });

  it('are of nobody: nothing in them is personal, and an erasure leaves them as they are', () => {
    expect(new Set(Object.values(figuresModel.columns).map(({ group }) => group))).toEqual(new Set(['plain']));
    const events = [...the.certified(), the.handedOut()];
    const before = given(...events).rows();
    given(...events, erased).thenRows(before);
    expectEraseEquivalence(figures, recorded([...events, erased], the.caseId, 'case'), the.personId);
  });

  it.each([
    [16, 'under18'],
    [18, 'from18'],
    [29, 'from18'],
    [30, 'from30'],
    [59, 'from50'],
    [60, 'from60'],
  ])('count somebody of %i years as %s', (age, band) => expect(ageBandOf(age)).toBe(band));
});
