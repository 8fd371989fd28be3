import { operation } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { programmeDecider } from './decider.ts';
import { programmeForm } from './programme-form.ts';

const why = z.string().trim().min(1).max(1000);
const looked = z.object({
  programmeId: programmeForm.shape.id,
  /** The edition of the proposal that was looked at. */
  edition: z.int().min(1).max(1_000_000),
});

/** Rules are the city's: nobody's thing but its own. */
const target = () => ({ institutionId: null });

const common = { decider: programmeDecider, target, retryOnConflict: false };
const ofProposal = { ...common, stream: ({ programmeId }: { readonly programmeId: string }) => programmeId };

export const programmeOperations = {
  publishProgramme: operation({
    ...common,
    name: 'publishProgramme',
    title: { zh: '设立体检方案', en: 'Found a programme' },
    input: z.object({ programme: programmeForm }),
    stream: ({ programme }) => programme.id,
  }),
  proposeProgramme: operation({
    ...common,
    name: 'proposeProgramme',
    title: { zh: '提出方案修订', en: 'Propose a programme’s next version' },
    input: z.object({ programme: programmeForm, note: why }),
    stream: ({ programme }) => programme.id,
  }),
  withdrawProgrammeProposal: operation({
    ...ofProposal,
    name: 'withdrawProgrammeProposal',
    title: { zh: '撤回方案修订', en: 'Withdraw a proposed version' },
    input: looked,
  }),
  returnProgrammeProposal: operation({
    ...ofProposal,
    name: 'returnProgrammeProposal',
    title: { zh: '退回方案修订', en: 'Return a proposed version' },
    input: looked.extend({ reason: why }),
  }),
  confirmProgrammeProposal: operation({
    ...ofProposal,
    name: 'confirmProgrammeProposal',
    title: { zh: '审定方案修订', en: 'Confirm a proposed version' },
    input: looked,
  }),
};

export const { publishProgramme } = programmeOperations;
