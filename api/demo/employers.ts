import { employers } from '@healthcert/domain/configuration';
import type { Actor, Operation } from '@healthcert/domain/kernel';
import { seedEmployers } from '@healthcert/ops/seed';
import type { Send } from './found-city.ts';

/** Those for whom the people of the demo work, so that the desk finds them by a few letters. */
export const setEmployers = async (send: Send, at: Date): Promise<void> => {
  const founder: Actor = { id: 'founder', kind: 'system', name: 'founder', institutionId: null, roles: [] };
  const changes = seedEmployers.map(({ code, name, area, unifiedCode, address }) => ({
    add: { code, value: { name: { zh: name, en: name }, unifiedCode, district: area, address } },
  }));
  await send(employers.operation as Operation, { changes }, founder, at, 'employers');
};
