import type { CaseEvent, EventNamed } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';
import { commandIntent, reaction } from './reaction.ts';

type Result = Recorded<EventNamed<'ResultRecorded'>> | Recorded<EventNamed<'ResultCorrected'>>;

const settle = ({ streamId, type, data: { personId, item, suspects }, meta }: Result) =>
  commandIntent('settle', 'settleSuspicions', {
    caseId: streamId,
    personId,
    item,
    suspects,
    corrected: type === 'ResultCorrected',
    knownAt: meta.at,
  });

/** A result that suspects a notifiable disease raises a task; one that is corrected may withdraw it. */
export const settleSuspicionsWhenResultIsRecorded = reaction<CaseEvent>({
  name: 'settle-suspicions-when-result-is-recorded',
  on: {
    ResultRecorded: (event) => (event.data.suspects.length > 0 ? [settle(event)] : []),
    ResultCorrected: (event) => [settle(event)],
  },
});
