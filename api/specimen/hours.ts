import { specimenDeadlines } from '@healthcert/domain/configuration';
import { usualHours, type SpecimenHours } from '@healthcert/domain/specimen';
import type { System } from '../system.ts';

/** After how many hours specimens count as overdue there. */
export const specimenHoursOf = async ({ registers }: Pick<System, 'registers'>, institutionId: string | null): Promise<SpecimenHours> =>
  (await registers.entriesOf(specimenDeadlines, institutionId))[0]?.value ?? usualHours;
