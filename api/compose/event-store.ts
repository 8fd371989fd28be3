import type { EventStore } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import type { Settings } from '../settings.ts';

/** EventStoreDB where its address is given, else the log in Postgres: the same port, the same contract. */
export const openEventStore = async ({ EVENTSTORE_URL }: Settings, appUrl: string): Promise<EventStore> => {
  if (!EVENTSTORE_URL) return createPostgresEventStore({ url: appUrl });
  const { openEventStoreDb } = await import('@healthcert/integrations/event-store/eventstoredb');
  return openEventStoreDb({ url: EVENTSTORE_URL });
};
