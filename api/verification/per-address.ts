import { verificationsPerMinute } from '@healthcert/domain/parameter';
import type { System } from '../system.ts';

/** One address may look as often as the city allows: a market inspector in a crowded kitchen does not, a harvester does. */
export const perAddress = ({ parameters }: Pick<System, 'parameters'>) => ({
  max: () => parameters.value(verificationsPerMinute),
  timeWindow: '1 minute',
});
