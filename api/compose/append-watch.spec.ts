import { StoreUnavailable, newId } from '@healthcert/domain/kernel';
import { createMemoryEventStore } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { watchAppends } from './append-watch.ts';

const diskFull = Object.assign(new Error('could not extend file'), { code: '53100' });

describe('watched appends', () => {
  const clock = { now: 0 };
  const memory = createMemoryEventStore();
  const watch = watchAppends(memory, () => clock.now);
  const append = (note = 'ten bytes.') =>
    watch.store.append(`case-${newId()}`, 'no_stream', [{ id: newId(), type: 'Noted', data: { note }, metadata: {} }]);
  const fail = async (cause: Error): Promise<void> => {
    memory.failNext(new StoreUnavailable('nothing was appended', { cause }));
    await expect(append()).rejects.toBeInstanceOf(StoreUnavailable);
  };

  it('are well until one fails, and again once one as large succeeds', async () => {
    await append();
    expect(watch.failing()).toBeNull();
    await fail(diskFull);
    expect(watch.failing()).toBe('the disk of the database is full');
    await append('small');
    expect(watch.failing()).toBe('the disk of the database is full');
    await append();
    expect(watch.failing()).toBeNull();
  });

  it('do not count as failing where the store is away, which reads tell as well', async () => {
    await fail(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    await fail(Object.assign(new Error('no login'), { code: '28000' }));
    expect(watch.failing()).toBeNull();
  });

  it('are tried again after a minute, for nobody may ask this process while it is unwell', async () => {
    await fail(Object.assign(new Error('file too large'), { code: 'XX000' }));
    expect(watch.failing()).toBe('Postgres refused it with XX000');
    clock.now += 60_000;
    expect(watch.failing()).toBeNull();
  });
});
