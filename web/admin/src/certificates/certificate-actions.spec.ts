import { describe, expect, it } from 'vitest';
import { actionsFor } from './certificate-actions.ts';

const today = '2026-11-21';
const standing = (change: object = {}) => ({ validity: 'valid', custody: 'handedOut', validUntil: '2027-06-01', ...change });

describe('what can be done with a certificate', () => {
  it('begins with printing it', () => expect(actionsFor(standing({ custody: 'issued' }), today)[0]).toBe('print'));

  it('goes on with handing it out', () => expect(actionsFor(standing({ custody: 'printed' }), today)[0]).toBe('handOut'));

  it('takes back a hand-out only where there was one', () => {
    expect(actionsFor(standing(), today)).toContain('undoHandOut');
    expect(actionsFor(standing({ custody: 'printed' }), today)).not.toContain('undoHandOut');
  });

  it('is to reinstate or revoke one that is suspended', () =>
    expect(actionsFor(standing({ validity: 'suspended' }), today)).toEqual(['reinstate', 'undoHandOut', 'revoke']));

  it.each(['revoked', 'superseded'])('is nothing for one that is %s', (validity) =>
    expect(actionsFor(standing({ validity }), today)).toEqual([]),
  );

  it('offers no reprint of one whose last day is past', () =>
    expect(actionsFor(standing({ validUntil: '2026-11-20' }), today)).toEqual(['undoHandOut', 'revoke']));

  it('is all there is on its last day', () => expect(actionsFor(standing({ validUntil: today }), today)).toContain('reprint'));
});
