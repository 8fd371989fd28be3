import { isDeepStrictEqual } from 'node:util';
import type { Command, Decider } from '@healthcert/domain/kernel';
import { programmeEvents, type ProgrammeEvent } from './events.ts';
import { programmeOf, type ProgrammeForm } from './programme-form.ts';
import {
  confirm,
  propose,
  refuseProblems,
  returnToProposer,
  withdraw,
  type ConfirmProgrammeProposal,
  type ProposeProgramme,
  type ReturnProgrammeProposal,
  type WithdrawProgrammeProposal,
} from './proposal.ts';
import { reject } from './rejections.ts';
import { noVersions, type ProgrammeVersions } from './versions.ts';

export type PublishProgramme = Command<'PublishProgramme', { readonly programme: ProgrammeForm }>;

export type ProgrammeCommand =
  | PublishProgramme
  | ProposeProgramme
  | WithdrawProgrammeProposal
  | ReturnProgrammeProposal
  | ConfirmProgrammeProposal;

const decide = (command: ProgrammeCommand, state: ProgrammeVersions): readonly ProgrammeEvent[] => {
  switch (command.type) {
    case 'PublishProgramme':
      return publish(command, state);
    case 'ProposeProgramme':
      return propose(command, state);
    case 'WithdrawProgrammeProposal':
      return withdraw(command, state);
    case 'ReturnProgrammeProposal':
      return returnToProposer(command, state);
    case 'ConfirmProgrammeProposal':
      return confirm(command, state);
  }
};

/** What a city is founded with; from then on one proposes and another confirms. */
const publish = ({ data: { programme }, meta }: PublishProgramme, { versions }: ProgrammeVersions): readonly ProgrammeEvent[] => {
  const [first] = versions;
  if (first && isDeepStrictEqual(first, programmeOf(programme))) return [];
  if (first) return reject('ChangedByProposal');
  if (programme.version !== 1) return reject('VersionNotNext', { field: 'programme.version', with: { expected: 1 } });
  refuseProblems(programme);
  const { actorId: publishedBy, now: publishedAt } = meta;
  return [{ type: 'ProgrammePublished', data: { programme, note: null, proposedBy: null, publishedBy, publishedAt } }];
};

const evolve = (state: ProgrammeVersions, { type, data }: ProgrammeEvent): ProgrammeVersions => {
  switch (type) {
    case 'ProgrammeProposed':
      return { ...state, proposal: { ...data, returned: null }, editions: data.edition, ended: null };
    case 'ProgrammeProposalWithdrawn':
      return { ...state, proposal: null, ended: 'withdrawn' };
    case 'ProgrammeProposalReturned': {
      const { reason, returnedBy, returnedAt } = data;
      return { ...state, proposal: state.proposal && { ...state.proposal, returned: { reason, returnedBy, returnedAt } } };
    }
    case 'ProgrammePublished': {
      const { programme, ...publication } = data;
      return {
        ...state,
        versions: [...state.versions, programmeOf(programme)],
        publications: [...state.publications, { version: programme.version, ...publication }],
        proposal: null,
        ended: state.proposal ? 'confirmed' : state.ended,
      };
    }
  }
};

export const programmeDecider: Decider<ProgrammeVersions, ProgrammeCommand, ProgrammeEvent> = {
  events: programmeEvents,
  initial: noVersions,
  decide,
  evolve,
};
