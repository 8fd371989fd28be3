import type { SpecimenRowFragment } from '../gql/graphql.ts';

/** What a scan does at once. */
export const modes = ['collect', 'receive', 'reject'] as const;
export type Mode = (typeof modes)[number];

export const modeKeys: Readonly<Record<Mode, string>> = { collect: 'F2', receive: 'F3', reject: 'F4' };
export const operationOf = { collect: 'collectSpecimen', receive: 'receiveSpecimen', reject: 'rejectSpecimen' } as const;

/** Where a specimen stands after the step. */
export const goals = { collect: 'collected', receive: 'received', reject: 'rejected' } as const satisfies Record<Mode, string>;
/** Where it stands while it waits for the step. */
export const waitsFor = { collect: ['labelled', 'rejected'], receive: ['collected'], reject: ['received'] } as const;

export type Standing = 'busy' | 'gathered' | 'done' | 'already' | 'refused' | 'undone';

/** One scan, as the growing list shows it. */
export interface Scan {
  readonly id: number;
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
  readonly mode: Mode;
  readonly standing: Standing;
  readonly specimen: SpecimenRowFragment | null;
  /** Where the specimen stands now. */
  readonly state: string | null;
  /** Why it was refused. */
  readonly words: string | null;
}

/** Enough to look back on; the list of all specimens has the rest. */
const mostKept = 60;

export type Change = Partial<Pick<Scan, 'standing' | 'specimen' | 'state' | 'words'>>;

export const withScan = (scans: readonly Scan[], scan: Scan): readonly Scan[] => [scan, ...scans].slice(0, mostKept);

export const changed = (scans: readonly Scan[], id: number, change: Change): readonly Scan[] =>
  scans.map((scan) => (scan.id === id ? { ...scan, ...change } : scan));

/** The step that the next undo takes back: the last one done; null: none is left. */
export const undoable = (scans: readonly Scan[]): Scan | null => scans.find(({ standing }) => standing === 'done') ?? null;

export const gatheredIn = (scans: readonly Scan[]): readonly Scan[] => scans.filter(({ standing }) => standing === 'gathered');
