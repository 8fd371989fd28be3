import { newId, type Actor } from '@healthcert/domain/kernel';
import { staffProcess } from '@healthcert/domain/staff';
import type { Accounts } from '@healthcert/integrations/accounts';
import { execute, type Doors } from '../operations/index.ts';

const keeper: Actor = { id: 'accounts', kind: 'system', name: 'accounts', institutionId: null, roles: [] };

/** What the directory says of somebody's second factor follows their credentials: done again, it records nothing new. */
export const noteSecondFactor =
  (doors: Doors, { secondFactor }: Pick<Accounts, 'secondFactor'>, now: () => string) =>
  async (staffId: string): Promise<void> => {
    const { authenticator, passkeys } = await secondFactor.find(staffId);
    const has = authenticator || passkeys.length > 0;
    const commandId = newId();
    await execute(
      doors,
      staffProcess.recordSecondFactor,
      { staffId, has },
      { actor: keeper, commandId, correlationId: commandId, now: now() },
    );
  };
