import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchLiveStatus, readLiveStatus } from './live-status.ts';

afterEach(() => vi.unstubAllGlobals());

const answers = (response: Response) => vi.stubGlobal('fetch', async () => response);

describe("the register's answer", () => {
  it('is read with what it names', async () => {
    answers(
      Response.json({ status: 'superseded', number: '1', supersededBy: '2', validUntil: '2027-03-20', checkedAt: '2026-11-21T02:00:00Z' }),
    );
    expect(await fetchLiveStatus('some-code', 1000)).toEqual({
      status: 'superseded',
      number: '1',
      supersededBy: '2',
      validUntil: '2027-03-20',
      portraitUrl: undefined,
      checkedAt: new Date('2026-11-21T02:00:00Z'),
    });
  });

  it.each([
    ['the sign-in page of a hotel', new Response('<html>Welcome</html>', { headers: { 'content-type': 'text/html' } })],
    ['another service', Response.json({ status: 'ok' })],
    ['a status without its time', Response.json({ status: 'valid' })],
    ['a refusal for asking too often', Response.json({ status: 'valid', checkedAt: '2026-11-21T02:00:00Z' }, { status: 429 })],
  ])('is none when it comes from %s', async (_from, response) => {
    answers(response);
    expect(await fetchLiveStatus('some-code', 1000)).toBeUndefined();
  });

  it('is none for what is no object', () => {
    expect([null, 'valid', 1, []].map(readLiveStatus)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
