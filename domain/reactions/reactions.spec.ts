import * as the from '@healthcert/domain/case/fixtures';
import { commandMeta, fixedId } from '@healthcert/domain/testing';
import type { DomainEvent, Recorded } from '@healthcert/domain/kernel';
import { diagnosed, raised } from '../notification/fixtures.ts';
import { describe, expect, it } from 'vitest';
import { jobsOf, reactions } from './index.ts';

const { now: _now, ...meta } = commandMeta();
const recorded = (event: DomainEvent, id = fixedId(9)): Recorded => ({
  ...event,
  id,
  category: 'case',
  streamId: the.caseId,
  revision: 0,
  position: '1',
  meta: { ...meta, at: '2026-03-02T01:30:00.000Z' },
});
const jobs = (event: DomainEvent, id?: string) => reactions.flatMap((reaction) => jobsOf(reaction, recorded(event, id)));

const tuberculosis = { item: 'chestXray', abnormal: true, suspects: ['pulmonaryTuberculosis'] };

describe('reactions', () => {
  it('settle what a result suspects, as soon as it is known', () =>
    expect(jobs(the.resultRecorded(tuberculosis))).toMatchObject([
      {
        kind: 'command',
        payload: {
          operation: 'settleSuspicions',
          input: { caseId: the.caseId, item: 'chestXray', suspects: ['pulmonaryTuberculosis'], corrected: false },
        },
        runAt: '2026-03-02T01:30:00.000Z',
      },
    ]));
  it('leave a result alone that suspects nothing', () => expect(jobs(the.resultRecorded())).toEqual([]));
  it('look again at every result that was corrected', () =>
    expect(jobs(the.resultCorrected())).toMatchObject([{ payload: { input: { suspects: [], corrected: true } } }]));

  it('remind of a notification at half its time, at three quarters, and when it is over', () =>
    expect(jobs(raised()).map(({ runAt, payload }) => [(payload as { input: { level: string } }).input.level, runAt])).toEqual([
      ['handler', '2026-03-02T13:30:00.000Z'],
      ['institution', '2026-03-02T19:30:00.000Z'],
      ['county', '2026-03-03T01:30:00.000Z'],
    ]));

  it('remind anew when a physician moves the deadline', () =>
    expect(jobs(diagnosed()).map(({ runAt }) => runAt)).toEqual([
      '2026-03-02T14:30:00.000Z',
      '2026-03-02T20:30:00.000Z',
      '2026-03-03T02:30:00.000Z',
    ]));

  it('remind of a recheck the day before and the day after, when the desks open in China', () =>
    expect(jobs(the.recheckOrdered({ dueOn: '2026-03-20' })).map(({ runAt }) => runAt)).toEqual([
      '2026-03-19T00:00:00.000Z',
      '2026-03-21T00:00:00.000Z',
    ]));
  it('remind of no recheck without a day', () => expect(jobs(the.recheckOrdered())).toEqual([]));

  it('keep the examination form as it was reviewed (A9)', () =>
    expect(jobs(the.reviewed())).toMatchObject([{ kind: 'archive', payload: { caseId: the.caseId } }]));

  it('charge the fee of a registration once more, where somebody was said to pay', () => {
    expect(jobs(the.registered({ payer: 'self' }))).toMatchObject([
      { payload: { operation: 'chargeFee', input: { caseId: the.caseId } }, runAt: '2026-03-02T01:31:00.000Z' },
    ]);
    expect(jobs(the.registered())).toEqual([]);
  });

  it('give the same jobs the same ids however often an event is read, and no two the same', () => {
    const ids = (event: string) => jobs(raised(), event).map(({ id }) => id);
    expect(ids(fixedId(1))).toEqual(ids(fixedId(1)));
    expect(new Set([...ids(fixedId(1)), ...ids(fixedId(2))]).size).toBe(6);
  });
  it('have names of their own', () => expect(new Set(reactions.map(({ name }) => name)).size).toBe(reactions.length));
});
