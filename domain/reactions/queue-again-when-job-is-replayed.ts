import type { JobEvent } from '@healthcert/domain/job';
import { reaction } from './reaction.ts';

export const queueAgainWhenJobIsReplayed = reaction<JobEvent>({
  name: 'queue-again-when-job-is-replayed',
  on: { JobReplayed: ({ data: { jobId } }) => [{ step: 'replay', kind: 'replay', payload: { jobId } }] },
});
