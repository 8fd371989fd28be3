import { useMemo, useRef, useState } from 'react';
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
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(() => new Map([[ownId, ownName]]));
  const asked = useRef(new Set<string>());
  const waiting = useRef(new Set<string>());

  return useMemo(() => {
    const learn = async (): Promise<void> => {
      const ids = [...waiting.current];
      waiting.current.clear();
      const { data } = await client.query(staffNames, { ids }, { requestPolicy: 'network-only' }).toPromise();
      // Not answered: the next to show one asks again.
      if (!data) return ids.forEach((id) => asked.current.delete(id));
      const names = new Map(data.staffNames.map(({ staffId, name }) => [staffId, name]));
      setKnown((before) => new Map([...before, ...ids.map((id) => [id, names.get(id) ?? id] as const)]));
    };
    const staffName = (id: string): string => {
      const name = known.get(id);
      if (name !== undefined) return name;
      if (!asked.current.has(id)) {
        asked.current.add(id);
        if (waiting.current.size === 0) queueMicrotask(() => void learn());
        waiting.current.add(id);
      }
      return '…';
    };
    return { staffName };
  }, [client, known]);
};
