import { describe, it } from 'vitest';
import { commandMeta, specFor } from '../testing/index.ts';
import { jobDecider, type JobCommand, type JobEvent } from './index.ts';

const { given } = specFor(jobDecider);
const jobId = '0192f0c1-0000-7000-8000-000000000001';
const meta = commandMeta({ actorId: 'staff-city', now: '2026-03-02T01:30:00.000Z' });
const failure = { jobId, reaction: 'remind', kind: 'command', operation: 'remindRecheck', cause: jobId, attempts: 3, because: 'Timeout' };
const giveUp: JobCommand = { type: 'GiveUpJob', data: failure, meta };
const replay: JobCommand = { type: 'ReplayJob', data: { jobId }, meta };
const givenUp: JobEvent = { type: 'JobGivenUp', data: { ...failure, givenUpAt: meta.now } };
const replayed: JobEvent = { type: 'JobReplayed', data: { jobId, replayedBy: 'staff-city', replayedAt: meta.now } };

describe('a job', () => {
  it('is given up with its reason', () => given().when(giveUp).then(givenUp));
  it('is given up once', () => given(givenUp).when(giveUp).thenNothing());
  it('is replayed by somebody', () => given(givenUp).when(replay).then(replayed));
  it('is replayed once for each time it was given up', () => given(givenUp, replayed).when(replay).thenNothing());
  it('may be given up again after that', () => given(givenUp, replayed).when(giveUp).then(givenUp));
  it('that was not given up is not replayed', () => given().when(replay).thenRejects('JobNotGivenUp', 'jobId'));
});
