import { type Actor } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { programmeOperations, publicPlace } from '@healthcert/domain/programme';
import type { Send } from './found-city.ts';

/** A change of the rules that waits for somebody else: hands with tinea are treated and looked at again. */
export const proposeRules = (send: Send, proposer: Actor, now: Date): Promise<unknown> => {
  const rules = publicPlace.rules.map((row) => (row.id === 'skin.tineaManus' ? { ...row, outcome: 'recheck' as const } : row));
  const programme = { ...publicPlace, version: 2, validFrom: dayInChina(new Date(now.getTime() + 30 * 86_400_000).toISOString()), rules };
  return send(
    programmeOperations.proposeProgramme as never,
    { programme, note: '手癣先治疗再复查（演示）' },
    proposer,
    now,
    'proposed rules',
  );
};
