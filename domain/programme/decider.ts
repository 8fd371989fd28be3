import { isDeepStrictEqual } from 'node:util';
import type { Command, Decider } from '@healthcert/domain/kernel';
import { programmeEvents, type ProgrammeEvent } from './events.ts';
import { programmeProblems } from './problems.ts';
import { programmeOf, type ProgrammeForm } from './programme-form.ts';
import type { Programme } from './programme.ts';
import { reject } from './rejections.ts';

/** All published versions, oldest first. */
export interface ProgrammeVersions {
  readonly versions: readonly Programme[];
}

export type PublishProgramme = Command<'PublishProgramme', { readonly programme: ProgrammeForm }>;

const decide = ({ data }: PublishProgramme, { versions }: ProgrammeVersions): readonly ProgrammeEvent[] => {
  const programme = programmeOf(data.programme);
  const last = versions.at(-1);
  if (last?.version === programme.version && isDeepStrictEqual(last, programme)) return []; // the same version again
  const expected = (last?.version ?? 0) + 1;
  if (programme.version !== expected) return reject('VersionNotNext', { field: 'programme.version', with: { expected } });
  if (last && programme.validFrom < last.validFrom)
    return reject('ValidFromGoesBack', { field: 'programme.validFrom', with: { previous: last.validFrom } });
  const [problem] = programmeProblems(programme);
  if (problem) return reject(problem.code, { field: `programme.${problem.field}`, with: { name: problem.name } });
  return [{ type: 'ProgrammePublished', data: { programme: data.programme } }];
};

const evolve = (state: ProgrammeVersions, { data }: ProgrammeEvent): ProgrammeVersions => ({
  versions: [...state.versions, programmeOf(data.programme)],
});

export const programmeDecider: Decider<ProgrammeVersions, PublishProgramme, ProgrammeEvent> = {
  events: programmeEvents,
  initial: { versions: [] },
  decide,
  evolve,
};

/** The version a case has pinned. */
export const programmeAt = ({ versions }: ProgrammeVersions, version: number): Programme | undefined =>
  versions.find((programme) => programme.version === version);

/** The version in force on a day ("2026-11-21"): what a case registered then pins. */
export const programmeOn = ({ versions }: ProgrammeVersions, date: string): Programme | undefined =>
  versions.findLast(({ validFrom }) => validFrom <= date);
