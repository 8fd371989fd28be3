import { rejections, type Command, type Decider } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { jobEvents, type JobEvent } from './events.ts';

const id = z.uuid();
const code = z.string().min(1).max(200);

export const jobForms = {
  /** Sent by the worker alone. */
  giveUpJob: z.object({
    jobId: id,
    reaction: code,
    kind: code,
    operation: code.nullable(),
    cause: id,
    attempts: z.int().min(1),
    because: code,
  }),
  replayJob: z.object({ jobId: id }),
};

type Forms = typeof jobForms;
export type JobCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];

export const jobRefusals = {
  JobNotGivenUp: { zh: '该任务没有失败，无需重做', en: 'The job was not given up: there is nothing to replay' },
} as const;

const reject = rejections<keyof typeof jobRefusals>(jobRefusals);

/** Of its whole life only this is a fact that people answer for: that it was given up, and that it was tried again. */
export type JobState = 'running' | 'givenUp' | 'replayed';

const decide = ({ type, data, meta }: JobCommand, state: JobState): readonly JobEvent[] => {
  switch (type) {
    case 'GiveUpJob':
      return state === 'givenUp' ? [] : [{ type: 'JobGivenUp', data: { ...data, givenUpAt: meta.now } }];
    case 'ReplayJob':
      if (state === 'replayed') return [];
      if (state !== 'givenUp') return reject('JobNotGivenUp', { field: 'jobId' });
      return [{ type: 'JobReplayed', data: { ...data, replayedBy: meta.actorId, replayedAt: meta.now } }];
  }
};

export const jobDecider: Decider<JobState, JobCommand, JobEvent> = {
  events: jobEvents,
  initial: 'running',
  decide,
  evolve: (_state, { type }) => (type === 'JobGivenUp' ? 'givenUp' : 'replayed'),
};
