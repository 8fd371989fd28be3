// Stored for ever: add a version, never edit.
import { z } from 'zod';

/** Where a case stands. The station's worklist and the figures of a day follow it. */
export const stages = ['registered', 'arrived', 'examining', 'examined', 'concluded', 'reviewed', 'cancelled'] as const;
export type Stage = (typeof stages)[number];

/**
 * Free text is never plain: staff may write a name or a disease into any reason. Reasons of the desk are sealed as
 * identity, reasons of the examination and of a certificate's validity as clinical.
 */
export const reasonGiven = z.object({ reason: z.string() });

export const person = { personId: z.string() };
/** What stands after the event (read models fold rows, not cases): the stage, the stations with a pending item, how many items are abnormal. */
export const staged = { stage: z.enum(stages), pendingStations: z.array(z.string()), abnormalItems: z.int() };

export const plannedItem = z.object({ code: z.string(), station: z.string() });
