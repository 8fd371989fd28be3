import { describe, expect, it } from 'vitest';
import { commandMeta, fixedId, fixedNow, specFor } from '../testing/index.ts';
import { candidates, openCasesDecider, type CaseStanding, type OpenCase } from './decider.ts';
import { openCasesEvents, type OpenCasesEvent } from './events.ts';

const { given: givenUnder, stateAfter } = specFor(openCasesDecider, new Map<string, CaseStanding>());

const [personId, first, second, third] = [fixedId(1), fixedId(11), fixedId(12), fixedId(13)] as const;
const place = { institutionId: 'clinic-1', programmeId: 'food-handler' };
const opened = (caseId: string, over: Partial<OpenCasesEvent['data']> = {}): OpenCasesEvent => ({
  type: 'CaseOpened',
  data: { personId, caseId, ...place, openedAt: fixedNow, besides: [], ...over },
});
const later = (minutes: number): string => new Date(Date.parse(fixedNow) + minutes * 60_000).toISOString();
const open = (caseId: string, over: Partial<OpenCase['data']> = {}, now = later(1)): OpenCase => ({
  type: 'OpenCase',
  data: { personId, caseId, ...place, knowingly: false, back: false, ...over },
  meta: commandMeta({ now }),
});
const standing: CaseStanding = { is: 'open', caseNumber: '260302000017', registeredAt: fixedNow };
const given = (standings: Readonly<Record<string, CaseStanding>>, ...events: readonly OpenCasesEvent[]) =>
  givenUnder(...events).under(new Map(Object.entries(standings)));

describe('the open case of a person (A7)', () => {
  it('is opened where there is none', () =>
    given({})
      .when(open(first))
      .then(opened(first, { openedAt: later(1) })));

  it('is the only one: another is refused with its number and its day', () => {
    const spec = given({ [first]: standing }, opened(first)).when(open(second));
    spec.thenRejects('CaseStillOpen', 'besideOpen');
    expect(() => spec.decided()).toThrow(
      expect.objectContaining({ text: { zh: expect.stringContaining('260302000017'), en: expect.stringContaining('of 2026-03-02') } }),
    );
  });

  it('is opened knowingly beside another, which stays open', () => {
    const events = given({ [first]: standing }, opened(first)).when(open(second, { knowingly: true }));
    events.then(opened(second, { openedAt: later(1), besides: [first] }));
    const after = stateAfter(opened(first), opened(second, { besides: [first] }));
    expect(candidates(after, place)).toEqual([first, second]);
  });

  it('follows one that was closed, which is not asked about again', () => {
    given({ [first]: { is: 'closed' } }, opened(first))
      .when(open(second))
      .then(opened(second, { openedAt: later(1) }));
    expect(candidates(stateAfter(opened(first), opened(second)), place)).toEqual([second]);
  });

  it('does not stand in the way at another institution or under another programme', () => {
    const spec = given({ [first]: standing }, opened(first));
    spec.when(open(second, { institutionId: 'clinic-2' })).then(opened(second, { institutionId: 'clinic-2', openedAt: later(1) }));
    spec.when(open(second, { programmeId: 'public-place' })).then(opened(second, { programmeId: 'public-place', openedAt: later(1) }));
  });

  it('is waited for while another desk registers it, and given up when that desk broke off', () => {
    const begun = given({ [first]: { is: 'unregistered' } }, opened(first));
    begun.when(open(second, {}, later(1.9))).thenRejects('BeingRegistered', 'documentNumber');
    begun.when(open(second, {}, later(2))).then(opened(second, { openedAt: later(2) }));
  });

  it('is silent when asked for again, whatever else was opened beside it', () => {
    given({ [first]: standing }, opened(first))
      .when(open(first))
      .thenNothing();
    given({ [first]: standing, [second]: standing }, opened(first), opened(second, { besides: [first] }))
      .when(open(first))
      .thenNothing();
  });

  it('does not come back beside one that was opened since, whose number is told', () => {
    const spec = given({ [second]: standing }, opened(first), opened(second)).when(open(first, { back: true }));
    spec.thenRejects('NewerCaseOpen');
    expect(() => spec.decided()).toThrow(
      expect.objectContaining({ text: expect.objectContaining({ en: expect.stringContaining('260302000017') }) }),
    );
  });

  it('comes back once that one is closed, and then stands in the way of others itself', () => {
    given({ [second]: { is: 'closed' } }, opened(first), opened(second))
      .when(open(first, { back: true }))
      .then(opened(first, { openedAt: later(1) }));
    expect(candidates(stateAfter(opened(first), opened(second), opened(first)), place)).toEqual([first]);
  });

  it('says of several that are open the one of before', () =>
    given({ [first]: standing, [second]: standing }, opened(first), opened(second, { besides: [first] }))
      .when(open(third))
      .thenRejects('CaseStillOpen'));

  it('holds nothing about the person but their id', () =>
    expect(Object.values(openCasesEvents.definitions).every((definition) => !('subject' in definition))).toBe(true));
});
