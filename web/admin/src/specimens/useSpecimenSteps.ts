import type { Outcome } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import type { DiscardSpecimenReason } from '../gql/graphql.ts';
import {
  collectSpecimen,
  discardSpecimen,
  receiveSpecimen,
  redrawSpecimen,
  rejectSpecimen,
  undoSpecimenStep,
} from './specimen-commands.ts';

interface Named {
  readonly caseId: string;
  readonly number: string;
}

/** Every step of a specimen, by its number. */
export const useSpecimenSteps = () => {
  const collecting = useCommand(collectSpecimen);
  const receiving = useCommand(receiveSpecimen);
  const rejecting = useCommand(rejectSpecimen);
  const redrawing = useCommand(redrawSpecimen);
  const discarding = useCommand(discardSpecimen);
  const undoing = useCommand(undoSpecimenStep);
  const of = ({ caseId, number }: Named) => ({ caseId, number });
  return {
    collect: (one: Named, bySelf: boolean): Promise<Outcome> => collecting.send({ ...of(one), bySelf }),
    receive: (one: Named): Promise<Outcome> => receiving.send(of(one)),
    reject: (one: Named, reason: string, note: string): Promise<Outcome> => rejecting.send({ ...of(one), reason, note: note || null }),
    redraw: (one: Named): Promise<Outcome> => redrawing.send(of(one)),
    discard: (one: Named, reason: string): Promise<Outcome> => discarding.send({ ...of(one), reason: reason as DiscardSpecimenReason }),
    undo: (one: Named): Promise<Outcome> => undoing.send(of(one)),
  };
};
