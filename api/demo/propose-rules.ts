import { type Actor } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { programmeOperations, publicPlace, type Programme } from '@healthcert/domain/programme';
import type { Send } from './found-city.ts';

/** Fitness centres were added to the public places early in the year. */
const second: Programme = {
  ...publicPlace,
  version: 2,
  validFrom: '2026-02-01',
  jobs: [...publicPlace.jobs, { code: 'fitness', name: { zh: '健身场所', en: 'Fitness centre' } }],
};

/** A second version, proposed by one and confirmed by another in the year's first days. */
export const confirmRules = async (send: Send, proposer: Actor, confirmer: Actor): Promise<void> => {
  const day = (date: string): Date => new Date(`2026-01-${date}T02:00:00.000Z`);
  const proposal = { programme: second, note: '增加健身场所（演示）' };
  await send(programmeOperations.proposeProgramme as never, proposal, proposer, day('05'), 'earlier proposal');
  const looked = { programmeId: second.id, edition: 1 };
  await send(programmeOperations.confirmProgrammeProposal as never, looked, confirmer, day('07'), 'earlier confirmation');
};

/** A change of the rules that waits for somebody else: hands with tinea are treated and looked at again. */
export const proposeRules = (send: Send, proposer: Actor, now: Date): Promise<unknown> => {
  const rules = second.rules.map((row) => (row.id === 'skin.tineaManus' ? { ...row, outcome: 'recheck' as const } : row));
  const programme = { ...second, version: 3, validFrom: dayInChina(new Date(now.getTime() + 30 * 86_400_000).toISOString()), rules };
  return send(
    programmeOperations.proposeProgramme as never,
    { programme, note: '手癣先治疗再复查（演示）' },
    proposer,
    now,
    'proposed rules',
  );
};
