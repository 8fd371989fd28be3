import { useMe } from '../session/SessionProvider.tsx';
import type { Institution } from './queries.ts';
import { subtreeOf } from './tree.ts';

/** Whether this person may do something to an institution; the server decides, this shows and hides. */
export const useMayHere = (rows: readonly Institution[]): ((operation: string, institutionId: string) => boolean) => {
  const { operations, institution } = useMe();
  return (operation, institutionId) => {
    const scope = operations[operation];
    if (scope === undefined || scope === 'own') return false;
    if (scope === 'city') return true;
    if (!institution) return false;
    return scope === 'subtree' ? subtreeOf(rows, institution.id).has(institutionId) : institution.id === institutionId;
  };
};
