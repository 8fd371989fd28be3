import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeyCache } from './key-cache.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const second = 1000;

describe('a cached key', () => {
  const at = { now: 0 };
  const cacheWithKey = (max = 10): KeyCache => {
    at.now = 0;
    const cache = new KeyCache(max, () => at.now);
    cache.set('a', key);
    return cache;
  };

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
    cache.set('b', key);
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
