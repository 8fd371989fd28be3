import { useMemo } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

export const registerEntries = graphql(`
  query RegisterEntries($kind: String!) {
    registerEntries(filter: { kind: $kind, retired: false }, first: 200) {
      nodes {
        kind
        scope
        code
        nameZh
        nameEn
        sound
        parent
        value
      }
    }
  }
`);

/** An entry to choose: its code, its words, and what it is found by besides (pinyin and its initials). */
export interface Choosable {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly sound: string;
  readonly parent: string | null;
  readonly value: unknown;
}

const configuration = ['register-entries'];

/**
 * The entries of a kind that are in force for an institution (left out: the city's), in their order; followed while the
 * page is open. An institution's entry stands in the place of the city's of the same code.
 */
export const useRegister = (kind: string, institutionId: string | null = null): readonly Choosable[] => {
  const { data } = useLiveQuery({ query: registerEntries, variables: { kind }, live: configuration, ownWrites: false });
  return useMemo(() => {
    // The filter is a prefix: kinds that only begin alike are left out.
    const rows = (data?.registerEntries.nodes ?? []).filter((row) => row.kind === kind);
    const own = rows.filter(({ scope }) => scope === institutionId);
    const shared = rows.filter(({ scope }) => scope === 'city');
    const codes = new Set(shared.map(({ code }) => code));
    return [...shared.map((row) => own.find(({ code }) => code === row.code) ?? row), ...own.filter(({ code }) => !codes.has(code))].map(
      ({ code, nameZh, nameEn, sound, parent, value }) => ({
        code,
        name: { zh: nameZh, en: nameEn },
        sound,
        parent: parent ?? null,
        value,
      }),
    );
  }, [data, kind, institutionId]);
};
