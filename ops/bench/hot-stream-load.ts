import { caseDecider, caseEvents, type CaseCommand } from '@healthcert/domain/case';
import { claimEvents } from '@healthcert/domain/claim';
import {
  createCodec,
  createCommandHandler,
  newId,
  type Codec,
  type CommandHandler,
  type EventStore,
  type Vault,
} from '@healthcert/domain/kernel';
import { personEvents } from '@healthcert/domain/person';
import { foodHandler, publicPlace, type Programme } from '@healthcert/domain/programme';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { createVault, deriveVaultKeys } from '@healthcert/integrations/vault';
import { Pool } from 'pg';
import { loadBulk } from '../seed/bulk-load.ts';
import { bulkAppends, planCase } from '../seed/bulk.ts';
import { drive } from './drive.ts';
import type { Environment } from './environment.ts';

const earlierEvents = 2000;
const settings = { seed: 'hot stream' };

const handedOut = (n: number): boolean => planCase(settings, n).ending === 'handedOut' && !planCase(settings, n).abnormal;

/** Prints one more copy: decided by the case's rules, with a sealed reason, one event. */
const reprinting = async (handler: CommandHandler, caseId: string): Promise<() => Promise<unknown>> => {
  const { state } = await handler.load(caseDecider, caseId);
  const { number } = state.certificates.at(-1)!;
  const { programme: pinned } = state.registration!;
  const programme: Programme = [foodHandler, publicPlace].find(({ id }) => id === pinned.id)!;
  const now = state.conclusion!.concludedAt;
  return () => {
    const command: CaseCommand = {
      type: 'ReprintCertificate',
      data: { caseId, certificateNumber: number, reason: '遗失补打' },
      meta: {
        commandId: newId(),
        actorId: 'staff-certs',
        actorRoles: ['certificate-clerk'],
        institutionId: 'langya-clinic',
        now,
        correlationId: newId(),
        causationId: null,
      },
    };
    return handler.handle(caseDecider, caseId, command, { given: () => programme });
  };
};

interface Opened {
  readonly store: EventStore;
  readonly codec: Codec;
  readonly vault: Vault;
  /** The next case that nobody has written to. */
  next: number;
  close(): Promise<void>;
}

const open = async (environment: Environment): Promise<Opened> => {
  const { appUrl: url } = await environment.database('hot_stream');
  const store = await createPostgresEventStore({ url });
  const pool = new Pool({ connectionString: url, max: 12 });
  const vault = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 7)) });
  const codec = createCodec([caseEvents, personEvents, claimEvents], vault);
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
  };
  return { store, codec, vault, next: 0, close };
};

/** A stream of its own with 2,000 events, as a process just started finds it: folded at the first decision. */
const hotStream = async (opened: Opened): Promise<() => Promise<unknown>> => {
  const { store, codec } = opened;
  while (!handedOut(opened.next)) opened.next += 1;
  let caseId = '';
  const told = async function* () {
    for await (const append of bulkAppends(settings, { from: opened.next++, cases: 1 }, opened)) {
      if (append.stream.startsWith('case-')) caseId = append.stream.slice('case-'.length);
      yield append;
    }
  };
  await loadBulk(store, told());
  const { revision } = await store.readStream(`case-${caseId}`, { limit: 1 });
  const reprint = await reprinting(createCommandHandler({ store, codec }), caseId);
  await Promise.all(Array.from({ length: earlierEvents - revision - 1 }, reprint));
  return await reprinting(createCommandHandler({ store, codec }), caseId);
};

/** Commands a second on one stream, by so many callers. */
export const hotStreamRate = async (environment: Environment, callers: number, seconds: number): Promise<number> => {
  const opened = await environment.once(
    'hot stream',
    () => open(environment),
    (kept) => kept.close(),
  );
  return await drive({ callers, seconds }, await hotStream(opened));
};
