import type { ProposalDesk, Proposed } from '@healthcert/domain/kernel';
import type { Programme } from './programme.ts';
import type { ProgrammeForm } from './programme-form.ts';

/** Who made a version binding, and why. */
export interface Publication {
  readonly version: number;
  readonly note: string | null;
  /** Null: the city was founded with it. */
  readonly proposedBy: string | null;
  readonly publishedBy: string;
  /** ISO instant. */
  readonly publishedAt: string;
}

/** The next version as somebody wants it; not in force before another has confirmed it. */
export interface Proposal extends Proposed {
  readonly programme: ProgrammeForm;
}

/** All published versions, oldest first, and what is proposed as the next. */
export interface ProgrammeVersions extends ProposalDesk<Proposal> {
  readonly versions: readonly Programme[];
  /** Of each version, in the same order. */
  readonly publications: readonly Publication[];
}

export const noVersions: ProgrammeVersions = { versions: [], publications: [], proposal: null, editions: 0, ended: null };

/** The version a case has pinned. */
export const programmeAt = ({ versions }: ProgrammeVersions, version: number): Programme | undefined =>
  versions.find((programme) => programme.version === version);

/** The version in force on a day ("2026-11-21"): what a case registered then pins. */
export const programmeOn = ({ versions }: ProgrammeVersions, date: string): Programme | undefined =>
  versions.findLast(({ validFrom }) => validFrom <= date);
