import type { Operation } from '@healthcert/domain/kernel';
import { isOpen, specimenDecider, specimenOperations } from '@healthcert/domain/specimen';
import type { System } from '../system.ts';
import type { Send } from './found-city.ts';
import { earlierToday } from './today.ts';

type Step = 'collectSpecimen' | 'receiveSpecimen' | 'rejectSpecimen';

/** How far the specimens of one person after another have come this morning; those of the others are still to be collected. */
const mornings: readonly (readonly Step[])[] = [
  ['collectSpecimen'],
  ['collectSpecimen', 'receiveSpecimen'],
  ['collectSpecimen', 'rejectSpecimen'],
];

const hands: Readonly<Record<Step, string>> = {
  collectSpecimen: 'staff-exam',
  receiveSpecimen: 'staff-lab',
  rejectSpecimen: 'staff-lab',
};

/** Carries specimens of these cases on through the ordinary doors: some collected, some in the laboratory, some sent back. */
export const seedSpecimens = async (system: System, caseIds: readonly string[], now: Date, send: Send): Promise<void> => {
  let next = 0;
  for (const caseId of caseIds) {
    const { state } = await system.handler.load(specimenDecider, caseId);
    const number = state.all.find(isOpen)?.number;
    if (number === undefined || next >= mornings.length) continue;
    for (const [n, step] of mornings[next]!.entries()) {
      const actor = await system.actorOf(hands[step]);
      if (!actor) throw new Error(`nobody is ${hands[step]}`);
      const input = { caseId, number, ...(step === 'rejectSpecimen' && { reason: 'haemolysed' }) };
      const at = earlierToday(now, 60 - 10 * n);
      await send(specimenOperations[step] as Operation, input, actor, at, `${caseId} ${step}`);
    }
    next += 1;
  }
};
