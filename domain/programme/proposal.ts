import { isDeepStrictEqual } from 'node:util';
import { refuseBeside, toConfirm, toReturn, toWithdraw, type Command, type CommandMeta } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { ProgrammeEvent } from './events.ts';
import { programmeProblems } from './problems.ts';
import type { Programme } from './programme.ts';
import { programmeOf, type ProgrammeForm } from './programme-form.ts';
import { reject } from './rejections.ts';
import type { ProgrammeVersions } from './versions.ts';

interface Looked {
  readonly programmeId: string;
  /** The edition that was looked at. */
  readonly edition: number;
}

export type ProposeProgramme = Command<'ProposeProgramme', { readonly programme: ProgrammeForm; readonly note: string }>;
export type WithdrawProgrammeProposal = Command<'WithdrawProgrammeProposal', Looked>;
export type ReturnProgrammeProposal = Command<'ReturnProgrammeProposal', Looked & { readonly reason: string }>;
export type ConfirmProgrammeProposal = Command<'ConfirmProgrammeProposal', Looked>;

type Decided = readonly ProgrammeEvent[];

/** As the rules of a version are compared: its number and its first day aside. */
const content = ({ version: _version, validFrom: _validFrom, ...rest }: Programme): Omit<Programme, 'version' | 'validFrom'> => rest;

/** What a version may not be, whatever its rules say. @throws Rejection */
export const refuseProblems = (form: ProgrammeForm): void => {
  const [problem] = programmeProblems(programmeOf(form));
  if (problem) reject(problem.code, { field: `programme.${problem.field}`, with: { name: problem.name } });
};

/** Nobody can have examined by rules that were not there yet. @throws Rejection */
const refusePast = ({ validFrom }: ProgrammeForm, { now }: CommandMeta): void => {
  const today = dayInChina(now);
  if (validFrom < today) reject('ValidFromPast', { field: 'programme.validFrom', with: { today } });
};

export const propose = ({ data: { programme, note }, meta }: ProposeProgramme, state: ProgrammeVersions): Decided => {
  const { versions, proposal, editions } = state;
  const last = versions.at(-1) ?? reject('NoSuchProgramme', { field: 'programme.id' });
  refuseBeside(proposal, meta);
  if (proposal && !proposal.returned && proposal.note === note && isDeepStrictEqual(proposal.programme, programme)) return [];
  const expected = last.version + 1;
  if (programme.version !== expected) return reject('VersionNotNext', { field: 'programme.version', with: { expected } });
  if (programme.validFrom < last.validFrom)
    return reject('ValidFromGoesBack', { field: 'programme.validFrom', with: { previous: last.validFrom } });
  refusePast(programme, meta);
  if (isDeepStrictEqual(content(programmeOf(programme)), content(last))) reject('NothingChanged');
  refuseProblems(programme);
  const { actorId: proposedBy, now: proposedAt } = meta;
  return [{ type: 'ProgrammeProposed', data: { programme, edition: editions + 1, note, proposedBy, proposedAt } }];
};

export const withdraw = ({ data, meta }: WithdrawProgrammeProposal, state: ProgrammeVersions): Decided => {
  const proposal = toWithdraw(state, data.edition, meta);
  return proposal ? [{ type: 'ProgrammeProposalWithdrawn', data: { edition: proposal.edition } }] : [];
};

export const returnToProposer = ({ data, meta }: ReturnProgrammeProposal, state: ProgrammeVersions): Decided => {
  const proposal = toReturn(state, data.edition, meta);
  if (!proposal) return [];
  const { actorId: returnedBy, now: returnedAt } = meta;
  return [{ type: 'ProgrammeProposalReturned', data: { edition: proposal.edition, reason: data.reason, returnedBy, returnedAt } }];
};

export const confirm = ({ data, meta }: ConfirmProgrammeProposal, state: ProgrammeVersions): Decided => {
  const proposal = toConfirm(state, data.edition, meta);
  if (!proposal) return [];
  const { programme, note, proposedBy } = proposal;
  refusePast(programme, meta);
  const { actorId: publishedBy, now: publishedAt } = meta;
  return [{ type: 'ProgrammePublished', data: { programme, note, proposedBy, publishedBy, publishedAt } }];
};
