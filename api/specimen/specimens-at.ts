import { streamName, type Recorded } from '@healthcert/domain/kernel';
import { specimenDecider, type SpecimenEvent, type Specimens } from '@healthcert/domain/specimen';
import { eventsOfStream } from '../history/stream-events.ts';
import type { System } from '../system.ts';

/** The specimens of a case as they stand, or stood at an instant. */
export const specimensAt = async (
  system: Pick<System, 'handler' | 'store' | 'codec'>,
  caseId: string,
  asOf: string | null,
): Promise<Specimens> => {
  if (asOf === null) return (await system.handler.load(specimenDecider, caseId)).state;
  const events = (await eventsOfStream(system, streamName(specimenDecider.events.category, caseId))) as Recorded<SpecimenEvent>[];
  const until = events.filter(({ meta }) => Date.parse(meta.at) <= Date.parse(asOf));
  return until.reduce<Specimens>((state, event) => specimenDecider.evolve(state, event), specimenDecider.initial);
};
