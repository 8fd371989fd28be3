import type { Decider } from '@healthcert/domain/kernel';
import type { Programme } from '@healthcert/domain/programme';
import { abnormalItems, noCase, pendingStations, stageOf, type Case } from './case.ts';
import { certificateEvolutions } from './certificate-evolution.ts';
import { certificateDecisions } from './certificate.ts';
import type { CaseCommand } from './commands.ts';
import { conclusionDecisions, conclusionEvolutions } from './conclusion.ts';
import { caseEvents, type CaseEvent } from './events.ts';
import { examinationDecisions, examinationEvolutions } from './examination.ts';
import { registrationDecisions, registrationEvolutions } from './registration.ts';
import { resultDecisions, resultEvolutions } from './results.ts';
import type { Decisions, Evolutions, Happened } from './slice.ts';

/** The caller brought another version of the programme than the case is pinned to: a bug, no rule. */
export class WrongProgramme extends Error {
  override readonly name = 'WrongProgramme';
}

const decisions: Decisions<CaseCommand['type']> = {
  ...registrationDecisions,
  ...examinationDecisions,
  ...resultDecisions,
  ...conclusionDecisions,
  ...certificateDecisions,
};

const evolutions: Evolutions<CaseEvent['type']> = {
  ...registrationEvolutions,
  ...examinationEvolutions,
  ...resultEvolutions,
  ...conclusionEvolutions,
  ...certificateEvolutions,
};

const evolve = (state: Case, event: CaseEvent): Case => evolutions[event.type](state, event.data as never);

const pinned = (command: CaseCommand, state: Case, given: Programme): Programme => {
  const programme = state.registration?.programme ?? (command.type === 'RegisterCase' ? command.data.programme : given);
  if (programme.id === given.id && programme.version === given.version) return given;
  throw new WrongProgramme(`pinned to ${programme.id} ${programme.version}, given ${given.id} ${given.version}`);
};

const hasStage = (type: CaseEvent['type']): boolean => 'stage' in caseEvents.definitions[type].plain.shape;

/** Adds to each event what stands after it: the stage, the stations left to visit, how many items are abnormal. */
const staged = (before: Case, happened: readonly Happened[]): readonly CaseEvent[] => {
  let state = before;
  return happened.map((event) => {
    state = evolve(state, event as CaseEvent);
    if (!hasStage(event.type)) return event as CaseEvent;
    const where = { stage: stageOf(state), pendingStations: pendingStations(state), abnormalItems: abnormalItems(state) };
    return { type: event.type, data: { ...event.data, ...where } } as CaseEvent;
  });
};

export const caseDecider: Decider<Case, CaseCommand, CaseEvent, Programme> = {
  events: caseEvents,
  initial: noCase,
  decide: (command, state, given) => staged(state, decisions[command.type](command as never, state, pinned(command, state, given))),
  evolve,
};
