import { operation, type Target } from '@healthcert/domain/kernel';
import { jobDecider, jobForms } from './decider.ts';

const stream = ({ jobId }: { readonly jobId: string }): string => jobId;
/** Jobs belong to the city: whoever runs the system looks after them. */
const target = (): Target => ({ institutionId: null });

export const jobOperations = {
  replayJob: operation({
    name: 'replayJob',
    title: { zh: '重做失败任务', en: 'Replay a job' },
    decider: jobDecider,
    input: jobForms.replayJob,
    stream,
    target,
    retryOnConflict: true,
  }),
};

/** What the worker alone records. */
export const giveUpJob = operation({
  name: 'giveUpJob',
  title: { zh: '放弃任务', en: 'Give a job up' },
  decider: jobDecider,
  input: jobForms.giveUpJob,
  stream,
  target,
  retryOnConflict: true,
});
