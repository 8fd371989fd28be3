import type { ProgrammeEvent } from '@healthcert/domain/programme';
import { projection, rowsOf } from '../kernel/index.ts';
import { programmeListModel } from './table.ts';

const { put, patch } = rowsOf(programmeListModel);

const nothingProposed = { proposal: null, proposedBy: null, proposedAt: null };

export const programmeList = projection<ProgrammeEvent>({
  readModel: programmeListModel,
  on: {
    ProgrammePublished: ({ data: { programme }, streamId }) =>
      put({
        programmeId: streamId,
        version: programme.version,
        name: programme.name.zh,
        category: programme.category,
        validFrom: programme.validFrom,
        ...nothingProposed,
      }),
    ProgrammeProposed: ({ data: { proposedBy, proposedAt }, streamId }) => patch(streamId, { proposal: 'waiting', proposedBy, proposedAt }),
    ProgrammeProposalReturned: ({ streamId }) => patch(streamId, { proposal: 'returned' }),
    ProgrammeProposalWithdrawn: ({ streamId }) => patch(streamId, nothingProposed),
  },
});
