import type { ChainCheck } from '@healthcert/integrations/access-log';
import { describe, expect, it } from 'vitest';
import { chainWarnings, nightlyChainCheck } from './nightly-check.ts';

const found = (over: Partial<ChainCheck> = {}): ChainCheck => ({
  at: '2026-11-20T19:30:05.000Z',
  checkedBy: 'schedule',
  rows: 120,
  brokenAt: null,
  ...over,
});
const now = new Date('2026-11-21T08:00:00.000Z');

const night = async (last: ChainCheck | null): Promise<readonly string[]> => {
  const checks: string[] = [];
  const task = nightlyChainCheck({
    lastCheck: async () => last,
    check: async (by) => {
      checks.push(by);
      return found();
    },
  });
  await task.start(task.lastDue(now), new AbortController().signal);
  return checks;
};

describe('the chain of the access log, each night (A4)', () => {
  it('is checked at half past three in China, once', async () => {
    expect(await night(null)).toEqual(['schedule']);
    expect(await night(found({ at: '2026-11-19T19:30:05.000Z' }))).toEqual(['schedule']);
    expect(await night(found())).toEqual([]);
  });

  it.each([
    ['whole', found(), []],
    ['never checked', null, []],
    ['broken', found({ brokenAt: '77' }), ['the access log was changed: row 77 does not fit (checked 2026-11-20T19:30:05.000Z)']],
    ['not checked for long', found({ at: '2026-11-18T19:30:00.000Z' }), ['the access log was not checked since 2026-11-18T19:30:00.000Z']],
  ])('that is %s warns an operator accordingly', async (_, last, warnings) =>
    expect(await chainWarnings({ lastCheck: async () => last }, now)).toEqual(warnings),
  );
});
