import type { EventStore } from '@healthcert/domain/kernel';
import { afterAll, beforeAll, describe } from 'vitest';
import { appends } from './event-store-contract/appends.ts';
import { softDeletions, tombstones } from './event-store-contract/deletions.ts';
import type { Stores } from './event-store-contract/fixtures.ts';
import { following } from './event-store-contract/follow.ts';
import { reads } from './event-store-contract/reads.ts';
import { retries } from './event-store-contract/retries.ts';

/** What a store's spec lends the contract. Nobody else may append to this history while the contract runs. */
export interface EventStoreHarness {
  /** One more connection to the same history, as of another process; closed when the contract is through. */
  open(): Promise<EventStore>;
  /** Only where the server can: hides what the stream holds. */
  readonly softDelete?: (stream: string) => Promise<void>;
  /** Only where the server can: deletes the stream for ever. */
  readonly tombstone?: (stream: string) => Promise<void>;
}

/** What every event store must do, in the port's words. Call it at the top of a spec file, or in a `describe`. */
export const eventStoreContract = (name: string, harness: EventStoreHarness): void => {
  describe(`${name} as an event store`, () => {
    let opened: Stores;
    const stores = (): Stores => opened;
    beforeAll(async () => {
      opened = { one: await harness.open(), two: await harness.open() };
    });
    afterAll(async () => {
      await Promise.all([opened.one.close(), opened.two.close()]);
    });

    appends(stores);
    retries(stores);
    reads(stores);
    following(stores);
    if (harness.tombstone) tombstones(stores, harness.tombstone);
    if (harness.softDelete) softDeletions(stores, harness.softDelete);
  });
};
