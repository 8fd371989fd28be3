import { describe, expect, it } from 'vitest';
import { type Hit, lastOut, scannedIn, withHandedOut, withUndone } from './handing-out.ts';

const hit = (change: Partial<Hit> = {}): Hit => ({
  caseId: 'case-1',
  certificateNumber: 'N1',
  name: '李明示例',
  validity: 'valid',
  custody: 'printed',
  ...change,
});
const card = { caseId: 'case-1', certificateNumber: 'N1', name: '李明示例' };
const other = { caseId: 'case-2', certificateNumber: 'N2', name: '王示例' };

describe('a scan at the hand-out', () => {
  it('finds a card that lies ready, once however often it is found', () => expect(scannedIn([hit(), hit()])).toEqual({ ready: [card] }));

  it('takes the valid one of several', () =>
    expect(scannedIn([hit({ certificateNumber: 'N0', validity: 'superseded' }), hit()])).toEqual({ ready: [card] }));

  it.each([
    ['scanNothing', []],
    ['scanNoCard', [hit({ certificateNumber: null })]],
    ['scanNotValid', [hit({ validity: 'revoked' })]],
    ['scanNotPrinted', [hit({ custody: 'issued' })]],
  ])('says %s', (problem, hits) => expect(scannedIn(hits)).toEqual({ problem, gone: null }));

  it('names one that is gone already', () =>
    expect(scannedIn([hit({ custody: 'handedOut' })])).toEqual({ problem: 'scanHandedOut', gone: card }));
});

describe('the cards that went out', () => {
  const two = withHandedOut(withHandedOut([], card, '2026-11-21T01:00:00Z'), other, '2026-11-21T01:01:00Z');

  it('are taken back the last one first', () => {
    expect(lastOut(two)).toMatchObject(other);
    expect(lastOut(withUndone(two, other))).toMatchObject(card);
    expect(lastOut(withUndone(withUndone(two, other), card))).toBeNull();
  });

  it('name a card once that goes out again', () =>
    expect(withHandedOut(withUndone(two, other), other, '2026-11-21T01:02:00Z').map(({ name, undone }) => [name, undone])).toEqual([
      ['王示例', false],
      ['李明示例', false],
    ]));
});
