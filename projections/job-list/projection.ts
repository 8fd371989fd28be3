import type { JobEvent } from '@healthcert/domain/job';
import { projection, rowsOf } from '../kernel/index.ts';
import { jobListModel } from './table.ts';

const { put, patch } = rowsOf(jobListModel);

export const jobList = projection<JobEvent>({
  readModel: jobListModel,
  on: {
    JobGivenUp: ({ data: { jobId, reaction, operation, because, attempts, givenUpAt } }) =>
      put({ jobId, reaction, operation, because, attempts, state: 'givenUp', givenUpAt, replayedBy: null, replayedAt: null }),
    JobReplayed: ({ data: { jobId, replayedBy, replayedAt } }) => patch(jobId, { state: 'replayed', replayedBy, replayedAt }),
  },
});
