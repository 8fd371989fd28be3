import { describe, expect, it } from 'vitest';
import { takeBatch } from './batch.ts';
import { anyRevision } from './functions.ts';
import type { PendingAppend } from './pending-append.ts';

const limits = { events: 10, bytes: 1000 };
const nothing = new Set<string>();

const pending = (stream: string, after: number, count = 1, bytes = 10): PendingAppend => ({
  stream,
  after,
  expected: after < 0 ? 'no_stream' : after,
  events: Array.from({ length: count }, () => ({ id: '', type: '', data: '', metadata: '' })),
  bytes,
  resolve: () => undefined,
  reject: () => undefined,
});

describe('a batch', () => {
  it('merges appends of a stream that follow each other', () => {
    const queue = [pending('a', -1, 2), pending('b', 4), pending('a', 1), pending('a', 2, 3)];
    const { exact, streams } = takeBatch(queue, limits, nothing);
    expect(exact).toBe(true);
    expect(streams).toMatchObject([
      { stream: 'a', after: -1, last: 5 },
      { stream: 'b', after: 4, last: 5 },
    ]);
    expect(queue).toEqual([]);
  });

  it('leaves what does not follow, and everything of that stream behind it, in its order', () => {
    const [first, clash, after, other] = [pending('a', -1), pending('a', -1), pending('a', 0), pending('b', -1)];
    const queue = [first, clash, after, other];
    const { streams } = takeBatch(queue, limits, nothing);
    expect(streams.flatMap(({ appends }) => appends)).toEqual([first, other]);
    expect(queue).toEqual([clash, after]);
  });

  it('leaves streams that another batch is busy with', () => {
    const queue = [pending('a', 3), pending('b', -1)];
    expect(takeBatch(queue, limits, new Set(['a'])).streams).toMatchObject([{ stream: 'b' }]);
    expect(queue).toMatchObject([{ stream: 'a' }]);
    expect(takeBatch(queue, limits, new Set(['a'])).streams).toEqual([]);
  });

  it('is of one kind: exact revisions, or loose ones', () => {
    const queue = [pending('a', anyRevision), pending('b', 1), pending('c', anyRevision)];
    expect(takeBatch(queue, limits, nothing)).toMatchObject({ exact: false, streams: [{ stream: 'a' }, { stream: 'c' }] });
    expect(takeBatch(queue, limits, nothing)).toMatchObject({ exact: true, streams: [{ stream: 'b' }] });
  });

  it('is bounded in events and in bytes, but takes one append of any size', () => {
    const byEvents = [pending('a', -1, 6), pending('b', -1, 4), pending('c', -1, 1)];
    expect(takeBatch(byEvents, limits, nothing).streams).toHaveLength(2);
    const byBytes = [pending('a', -1, 1, 600), pending('b', -1, 1, 600)];
    expect(takeBatch(byBytes, limits, nothing).streams).toHaveLength(1);
    const large = [pending('a', -1, 50, 5000), pending('b', -1)];
    expect(takeBatch(large, limits, nothing).streams).toHaveLength(1);
    expect(large).toHaveLength(1);
  });
});
