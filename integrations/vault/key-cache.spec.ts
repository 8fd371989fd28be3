import { createSecretKey, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeyCache } from './key-cache.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const second = 1000;

describe('a cached key', () => {
  const at = { now: 0 };
  let unwrapped: string[] = [];
  const unwrap = (personId: string, wrapped: string): KeyObject => {
    unwrapped.push(`${wrapped} of ${personId}`);
    return key;
  };
  const cacheWithKey = (max = 10): KeyCache => {
    at.now = 0;
    unwrapped = [];
    const cache = new KeyCache(max, () => at.now, unwrap);
    cache.set('a', 'wrapped');
    return cache;
  };

  it('is unwrapped when it is first asked for, and not again', () => {
    const cache = cacheWithKey();
    expect(cache.getWrapped('a')).toBe('wrapped');
    expect(unwrapped).toEqual([]);
    expect([cache.get('a'), cache.get('a')]).toEqual([key, key]);
    expect(unwrapped).toEqual(['wrapped of a']);
    cache.set('b', 'wrapped', key);
    expect(cache.get('b')).toBe(key);
    expect(unwrapped).toEqual(['wrapped of a']);
  });

  it('is unwrapped anew where it is wrapped otherwise', () => {
    const cache = cacheWithKey();
    cache.get('a');
    cache.set('a', 'wrapped again');
    cache.get('a');
    expect(unwrapped).toEqual(['wrapped of a', 'wrapped again of a']);
  });

  it('is no longer there, wrapped or not, once it is destroyed', () => {
    const cache = cacheWithKey();
    cache.get('a');
    cache.set('a', null);
    expect([cache.get('a'), cache.getWrapped('a')]).toEqual([null, null]);
  });

  it('must be fetched again when nobody asked for it in a while', () => {
    const cache = cacheWithKey();
    at.now = 39 * second;
    expect(cacheWithKey().get('a')).toBe(key);
    at.now = 40 * second;
    expect(cache.get('a')).toBeUndefined();
  });

  it('stays for whoever was told a moment ago that it is here', () => {
    const cache = cacheWithKey();
    at.now = 39 * second;
    expect(cache.get('a')).toBe(key);
    at.now = 45 * second;
    expect(cache.get('a')).toBe(key);
  });

  it('is forgotten within a minute however often it is asked for', () => {
    const cache = cacheWithKey();
    for (at.now = 0; at.now < 50 * second; at.now += second / 2) cache.get('a');
    expect(cache.get('a')).toBeUndefined();
  });

  it('gives way to others that were used later', () => {
    const cache = cacheWithKey(2);
    cache.set('b', 'wrapped');
    cache.get('a');
    cache.set('c', null);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([key, undefined, null]);
  });

  it('of an unknown person is asked for again soon, but not within the same piece of work', () => {
    const cache = cacheWithKey();
    cache.setUnknown('z');
    at.now = 5 * second;
    expect(cache.get('z')).toBeNull();
    at.now = 11 * second;
    expect(cache.get('z')).toBeUndefined();
  });
});
