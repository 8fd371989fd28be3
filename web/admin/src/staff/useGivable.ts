import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { liveRoles, roleRows, type RoleRow } from '../roles/queries.ts';
import { useText } from '../words/useWords.ts';
import { givableRoles } from './queries.ts';

const nothing = {};

interface RoleChoice {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
  /** What it is found by, besides its words. */
  readonly sound: string;
}

interface Givable {
  readonly rows: readonly RoleRow[];
  readonly choices: readonly RoleChoice[];
  /** Before both are here, nothing can be said of what one may not give. */
  readonly known: boolean;
}

/** The roles of the city, and which of them one may give. */
export const useGivable = (): Givable => {
  const text = useText();
  const { data } = useLiveQuery({ query: roleRows, variables: nothing, live: liveRoles });
  const [{ data: mine }] = useQuery({ query: givableRoles, requestPolicy: 'cache-and-network' });
  return useMemo(() => {
    const rows = data?.roleList.nodes ?? [];
    const givable = new Set(mine?.givableRoles ?? []);
    return {
      rows,
      known: data !== undefined && mine !== undefined,
      choices: rows.map(({ roleId, nameZh, nameEn, sound }) => ({
        value: roleId,
        label: text({ zh: nameZh ?? roleId, en: nameEn ?? roleId }),
        disabled: !givable.has(roleId),
        sound: `${nameZh} ${nameEn} ${sound}`.toLowerCase(),
      })),
    };
  }, [data, mine, text]);
};
