import { caseDecider, caseEvents, type CaseCommand } from '@healthcert/domain/case';
import { claimEvents } from '@healthcert/domain/claim';
import { createCodec, createCommandHandler, newId, type CommandHandler } from '@healthcert/domain/kernel';
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

interface Hot {
  /** Prints one more copy: decided by the case's rules, with a sealed reason, one event. */
  reprint(): Promise<unknown>;
  close(): Promise<void>;
}

const firstHandedOut = (): number => {
  for (let n = 0; ; n++) if (planCase(settings, n).ending === 'handedOut' && !planCase(settings, n).abnormal) return n;
};

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

const open = async (environment: Environment): Promise<Hot> => {
  const { appUrl: url } = await environment.database('hot_stream');
  const store = await createPostgresEventStore({ url });
  const pool = new Pool({ connectionString: url, max: 12 });
  const vault = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 7)) });
  const codec = createCodec([caseEvents, personEvents, claimEvents], vault);
  let caseId = '';
  const told = async function* () {
    for await (const append of bulkAppends(settings, { from: firstHandedOut(), cases: 1 }, { codec, vault })) {
      if (append.stream.startsWith('case-')) caseId = append.stream.slice('case-'.length);
      yield append;
    }
  };
  await loadBulk(store, told());
  const reprint = await reprinting(createCommandHandler({ store, codec }), caseId);
  const { revision } = await store.readStream(`case-${caseId}`, { limit: 1 });
  await Promise.all(Array.from({ length: earlierEvents - revision - 1 }, reprint));
  return {
    // Of a process just started, that folds what is there before its first decision.
    reprint: await reprinting(createCommandHandler({ store, codec }), caseId),
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};

/** Commands a second on one stream, by so many callers. */
export const hotStreamRate = async (environment: Environment, callers: number, seconds: number): Promise<number> => {
  const { reprint } = await environment.once(
    'hot stream',
    () => open(environment),
    (hot) => hot.close(),
  );
  return await drive({ callers, seconds }, reprint);
};
