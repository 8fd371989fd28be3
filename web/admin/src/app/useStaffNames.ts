import { useCallback, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/index.ts';

const staffNames = graphql(`
  query StaffNames($ids: [ID!]!) {
    staffNames(ids: $ids) {
      staffId
      name
    }
  }
`);

export interface StaffNames {
  /** The name; where there is none, the id; until it is known which, an ellipsis. */
  readonly staffName: (id: string) => string;
}

/** Names of those who did something: asked when they are first shown, all of one moment together, and kept. */
export const useStaffNames = ({ id: ownId, name: ownName }: { readonly id: string; readonly name: string }): StaffNames => {
  const client = useClient();
  const known = useRef(new Map([[ownId, ownName]]));
  const asked = useRef(new Set<string>());
  const waiting = useRef(new Set<string>());
  const [version, setVersion] = useState(0);

  const learnStaff = useCallback(
    async (ids: readonly string[]): Promise<void> => {
      const unknown = ids.filter((id) => !known.current.has(id));
      if (unknown.length === 0) return;
      for (const id of unknown) asked.current.add(id);
      const { data } = await client.query(staffNames, { ids: unknown }, { requestPolicy: 'network-only' }).toPromise();
      // Not answered: the next to show one asks again.
      if (!data) return unknown.forEach((id) => asked.current.delete(id));
      const names = new Map(data.staffNames.map(({ staffId, name }) => [staffId, name]));
      for (const id of unknown) known.current.set(id, names.get(id) ?? id);
      setVersion((before) => before + 1);
    },
    [client],
  );

  return useMemo(() => {
    const flush = (): void => {
      const ids = [...waiting.current];
      waiting.current.clear();
      void learnStaff(ids);
    };
    const staffName = (id: string): string => {
      const name = known.current.get(id);
      if (name !== undefined) return name;
      if (!asked.current.has(id)) {
        asked.current.add(id);
        if (waiting.current.size === 0) queueMicrotask(flush);
        waiting.current.add(id);
      }
      return '…';
    };
    return { staffName, version };
  }, [learnStaff, version]);
};
