import { OutcomeUnknown, StoreUnavailable, newId } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { eventStoreContract } from './event-store.contract.ts';
import { createMemoryEventStore } from './memory-event-store.ts';

const event = () => ({ id: newId(), type: 'Noted', data: {}, metadata: {} });

const shared = createMemoryEventStore();

eventStoreContract('memory', {
  open: () => Promise.resolve(shared),
  softDelete: async (stream) => shared.softDelete(stream),
  tombstone: async (stream) => shared.tombstone(stream),
});

describe('the hooks of the store in memory', () => {
  it('fail the next append, written or not', async () => {
    const store = createMemoryEventStore();
    store.failNext(new StoreUnavailable('down'));
    store.failNext(new OutcomeUnknown('lost'), { afterWriting: true });
    await expect(store.append('case-1', 'no_stream', [event()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(store.appended).toBe(0);
    await expect(store.append('case-1', 'no_stream', [event()])).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(store).toMatchObject({ appended: 1, appendCalls: 2 });
  });

  it('fail the next read', async () => {
    const store = createMemoryEventStore();
    store.failNext(new StoreUnavailable('down'), { on: 'read' });
    await expect(store.readStream('case-1')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.readStream('case-1')).toMatchObject({ exists: false });
  });

  it('name the epoch and the time', async () => {
    const store = createMemoryEventStore({ epoch: 'e-7', clock: () => new Date('2026-03-01T08:00:00Z') });
    expect(store.epoch).toBe('e-7');
    await store.append('case-1', 'no_stream', [event()]);
    expect((await store.readAll(null, 10)).events[0]).toMatchObject({ recordedAt: '2026-03-01T08:00:00.000Z' });
  });
});
