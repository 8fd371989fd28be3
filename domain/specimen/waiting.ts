import type { SpecimenState } from './events.ts';

/** A state in which something is still to be done. */
export const waitingStates = ['labelled', 'collected', 'received', 'rejected'] as const satisfies readonly SpecimenState[];
export type WaitingState = (typeof waitingStates)[number];

/** After how many hours a specimen that stands there counts as overdue. */
export type SpecimenHours = Readonly<Record<WaitingState, number>>;

/** Ours, until an institution sets its own: a morning to collect and carry over, two days for a culture, an hour to call somebody back. */
export const usualHours: SpecimenHours = { labelled: 4, collected: 2, received: 48, rejected: 1 };

/** Those that came into the state before this instant are overdue now. */
export const overdueBefore = (hours: number, now: string): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
