import { events, operation, rejections, type Command, type Decider, type EventOf, type Target } from '@healthcert/domain/kernel';
import { z } from 'zod';

export const runTriggers = ['schedule', 'hand'] as const;

const failure = z.object({ institutionId: z.string(), date: z.string().nullable(), because: z.string() });

// Stored for ever: add a version, never edit.
export const capacityRunEvents = events('capacityrun', {
  /** `institutionId` null: all of them. */
  CapacityRunStarted: {
    version: 1,
    plain: z.object({
      runId: z.string(),
      trigger: z.enum(runTriggers),
      institutionId: z.string().nullable(),
      startedBy: z.string(),
      startedAt: z.string(),
    }),
  },
  /** Failures are codes; what could be opened was opened. */
  CapacityRunFinished: {
    version: 1,
    plain: z.object({
      runId: z.string(),
      institutionId: z.string().nullable(),
      institutions: z.int(),
      daysOpened: z.int(),
      until: z.string().nullable(),
      failures: z.array(failure),
      finishedAt: z.string(),
    }),
  },
});
export type CapacityRunEvent = EventOf<typeof capacityRunEvents>;

const id = z.string().min(1).max(64);

export const capacityRunForms = {
  runCapacityGeneration: z.object({ runId: z.uuid(), institutionId: id.nullish() }),
  /** Sent by the system, once it has opened what it could. */
  finishCapacityRun: z.object({
    runId: z.uuid(),
    institutions: z.int().min(0),
    daysOpened: z.int().min(0),
    until: z.iso.date().nullable(),
    failures: z.array(failure).max(1000),
  }),
};

type Forms = typeof capacityRunForms;
type RunCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, z.output<Forms[Name]>> }[keyof Forms];

export const capacityRunRefusals = {
  RunUnknown: { zh: '没有这次放号', en: 'There is no such run' },
} as const;
const reject = rejections<keyof typeof capacityRunRefusals>(capacityRunRefusals);

export interface CapacityRun {
  readonly state: 'none' | 'running' | 'finished';
  readonly institutionId: string | null;
}

const decide = ({ type, data, meta }: RunCommand, run: CapacityRun): readonly CapacityRunEvent[] => {
  switch (type) {
    case 'RunCapacityGeneration': {
      if (run.state !== 'none') return [];
      const trigger = meta.actorRoles.length === 0 ? 'schedule' : 'hand';
      const of = { runId: data.runId, institutionId: data.institutionId ?? null };
      return [{ type: 'CapacityRunStarted', data: { ...of, trigger, startedBy: meta.actorId, startedAt: meta.now } }];
    }
    case 'FinishCapacityRun': {
      if (run.state === 'none') return reject('RunUnknown', { field: 'runId' });
      if (run.state === 'finished') return [];
      return [{ type: 'CapacityRunFinished', data: { ...data, institutionId: run.institutionId, finishedAt: meta.now } }];
    }
  }
};

export const capacityRunDecider: Decider<CapacityRun, RunCommand, CapacityRunEvent> = {
  events: capacityRunEvents,
  initial: { state: 'none', institutionId: null },
  decide,
  evolve: (run, { type, data }) =>
    type === 'CapacityRunStarted' ? { state: 'running', institutionId: data.institutionId } : { ...run, state: 'finished' },
};

const stream = ({ runId }: { readonly runId: string }): string => runId;

export const capacityRunOperations = {
  runCapacityGeneration: operation({
    name: 'runCapacityGeneration',
    title: { zh: '立即放号', en: 'Open the days to come now' },
    decider: capacityRunDecider,
    input: capacityRunForms.runCapacityGeneration,
    stream,
    target: ({ institutionId }): Target => ({ institutionId: institutionId ?? null }),
    retryOnConflict: true,
  }),
};

/** What the worker alone records. */
export const finishCapacityRun = operation({
  name: 'finishCapacityRun',
  title: { zh: '放号完成', en: 'Days opened' },
  decider: capacityRunDecider,
  input: capacityRunForms.finishCapacityRun,
  stream,
  target: (_input, { institutionId }): Target => ({ institutionId }),
  retryOnConflict: true,
});
