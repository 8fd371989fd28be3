import { useState } from 'react';
import type { Outcome } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import type { SaveLayoutDraftInput } from '../gql/graphql.ts';
import type { Design } from './design.ts';
import { discardLayoutDraft, publishLayout, saveLayoutDraft, withdrawLayout } from './queries.ts';

export interface LayoutPlace {
  readonly kind: string;
  readonly institutionId: string | null;
  readonly programmeId: string | null;
}

/** Saves and publishes the designs of one place, each on what was seen last: who saved meanwhile is not overwritten unasked. */
export const useCommands = (place: LayoutPlace, seen: number) => {
  const [revision, setRevision] = useState(seen);
  const save = useCommand(saveLayoutDraft);
  const publish = useCommand(publishLayout);
  const discard = useCommand(discardLayoutDraft);
  const withdraw = useCommand(withdrawLayout);
  const at = place as Pick<SaveLayoutDraftInput, 'kind' | 'institutionId' | 'programmeId'>;

  const settled = (outcome: Outcome): Outcome => {
    if (outcome.ok) setRevision(outcome.revision);
    return outcome;
  };
  return {
    busy: save.busy || publish.busy || discard.busy || withdraw.busy,
    save: async (design: Design, overwrite: boolean): Promise<Outcome> =>
      settled(await save.send({ ...at, design: design as never }, overwrite ? undefined : revision)),
    publish: async (note: string): Promise<Outcome> => settled(await publish.send({ ...at, note: note || null }, revision)),
    discard: async (): Promise<Outcome> => settled(await discard.send(at, revision)),
    withdraw: async (): Promise<Outcome> => settled(await withdraw.send(at)),
  };
};
