import * as the from '@healthcert/domain/case/fixtures';
import type { CaseEvent } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { recorded } from '../kernel/testing/index.ts';
import { caseFile, timeLine } from './index.ts';

const story = (...events: readonly CaseEvent[]) => recorded(events, the.caseId, 'case') as readonly Recorded<CaseEvent>[];
const fileAfter = (...events: readonly CaseEvent[]) => caseFile(story(...events))!;

describe('a case’s file', () => {
  it('is nothing before the registration', () => expect(caseFile([])).toBeNull());

  it('opens with every item pending', () => {
    const file = fileAfter(the.registered());
    expect(file).toMatchObject({ caseId: the.caseId, stage: 'registered', revision: 0, conclusion: null, certificates: [] });
    expect(file.items.map(({ code, state }) => [code, state])).toEqual(the.itemsOfACook.map(({ code }) => [code, 'pending']));
  });

  it('keeps the last result of an item and counts its corrections', () => {
    const skin = fileAfter(the.registered(), the.arrived(), the.resultRecorded(), the.resultCorrected({ abnormal: true })).items[0]!;
    expect(skin).toMatchObject({ code: 'skin', state: 'done', corrections: 1, result: { abnormal: true } });
  });

  it.each([
    ['refused', the.itemRefused(), 'declined'],
    ['deferred', the.itemDeferred(), 'pregnant'],
  ])('keeps why an item was %s', (state, event, reason) => {
    const item = fileAfter(the.registered(), the.arrived(), event).items.find(({ code }) => code === 'chestXray');
    expect(item).toMatchObject({ state, reason });
  });

  it('asks again for what is to be rechecked, and withdraws the conclusion', () => {
    const file = fileAfter(...the.examinedNormal(), the.concludedFit({ outcome: 'recheck' }), the.recheckOrdered());
    expect(file.conclusion).toBeNull();
    expect(file.items.find(({ code }) => code === 'alt')).toMatchObject({ state: 'pending', result: null });
  });

  it('says why it was opened again, until the next conclusion', () => {
    const reopened = [...the.examinedNormal(), the.concludedFit(), the.reopened()];
    expect(fileAfter(...reopened)).toMatchObject({ stage: 'examined', conclusion: null, reopenedBecause: expect.stringMatching(/./) });
    expect(fileAfter(...reopened, the.concludedFit()).reopenedBecause).toBeNull();
  });

  it('says why a conclusion was returned, until the next', () => {
    const returned = [...the.examinedNormal(), the.concludedFit(), the.conclusionReturned()];
    expect(fileAfter(...returned)).toMatchObject({ stage: 'examined', returnedBecause: 'opinion missing' });
    expect(fileAfter(...returned, the.concludedFit()).returnedBecause).toBeNull();
  });

  it('holds every certificate of the case with both its axes', () => {
    const file = fileAfter(
      ...the.certified(),
      the.printed(),
      the.handedOut(),
      the.superseded({ newNumber: 'N2' }),
      the.issued({ number: 'N2' }),
    );
    expect(
      file.certificates.map(({ issued, validity, custody, supersededBy }) => [issued.number, validity, custody, supersededBy]),
    ).toEqual([
      [the.certificateNumber, 'superseded', 'handedOut', 'N2'],
      ['N2', 'valid', 'issued', null],
    ]);
  });

  it('folds with sealed groups erased', () => {
    const events = story(...the.certified()).map((event) => ({
      ...event,
      data: { ...event.data, ...('identity' in event.data && { identity: null }), ...('clinical' in event.data && { clinical: null }) },
    }));
    expect(caseFile(events as readonly Recorded<CaseEvent>[])).toMatchObject({ identity: null, stage: 'reviewed' });
  });
});

describe('a case’s time line', () => {
  it('has one entry an event, with who, where and when', () => {
    const line = timeLine(story(...the.certified()));
    expect(line).toHaveLength(the.certified().length);
    expect(line[0]).toMatchObject({
      type: 'CaseRegistered',
      actorId: 'staff-desk',
      institutionId: 'clinic-1',
      at: '2026-03-02T01:30:00.000Z',
      revision: 0,
    });
  });

  it('tells before and after of what changed, and nothing else', () => {
    const line = timeLine(
      story(the.registered(), the.registrationCorrected({ jobCode: 'waiter', identity: { ...the.liMing, name: '李明例' } })),
    );
    expect(line[1]!.changes).toEqual([
      { path: 'jobCode', before: 'cook', after: 'waiter' },
      { path: 'identity.name', before: the.liMing.name, after: '李明例' },
    ]);
  });

  it('tells who took a card, why that was undone, and every reason again though it is the same', () => {
    const told = (...events: readonly CaseEvent[]) =>
      timeLine(story(...the.certified(), the.printed(), ...events))
        .at(-1)!
        .changes.map(({ path, before, after }) => [path.replace(`certificates.${the.certificateNumber}.`, ''), before, after]);
    const byOther = the.handedOut({ takenBy: 'other', identity: { takerName: '王示例' } });
    expect(told(byOther)).toEqual([
      ['custody', 'printed', 'handedOut'],
      ['handedOutAt', null, byOther.data.handedOutAt],
      ['takenBy', null, 'other'],
      ['identity.takerName', null, '王示例'],
    ]);
    expect(told(byOther, the.handOutUndone())).toEqual([
      ['custody', 'handedOut', 'printed'],
      ['handedOutAt', byOther.data.handedOutAt, null],
      ['takenBy', 'other', null],
      ['identity.takerName', '王示例', null],
      ['identity.reason', null, 'the wrong card was scanned'],
    ]);
    expect(told(the.reprinted(), the.reprinted())).toEqual([
      ['reprints', '1', '2'],
      ['identity.reason', null, 'lost'],
    ]);
    expect(told(the.suspended())).toContainEqual(['clinical.reason', null, 'diarrhoea reported']);
    expect(told(the.revoked({ because: 'personErased', clinical: null }))).toContainEqual(['because', null, 'personErased']);
  });

  it('names a corrected finding by its item', () => {
    const finding = { findings: [{ code: 'purulent', site: 'left hand' }], values: [], remark: null, reason: 'wrong person' };
    const line = timeLine(
      story(the.registered(), the.arrived(), the.resultRecorded(), the.resultCorrected({ abnormal: true, clinical: finding })),
    );
    expect(line[3]!.changes).toEqual(
      expect.arrayContaining([
        { path: 'items.skin.corrections', before: '0', after: '1' },
        { path: 'items.skin.result.abnormal', before: 'false', after: 'true' },
        { path: 'items.skin.result.clinical.findings.purulent.site', before: null, after: 'left hand' },
      ]),
    );
  });
});
