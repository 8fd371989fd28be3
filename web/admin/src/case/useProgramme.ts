import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import type { ProgrammeVersionQuery } from '../gql/graphql.ts';

const programmeVersion = graphql(`
  query ProgrammeVersion($id: ID!, $version: Int!) {
    programme(id: $id, version: $version) {
      id
      version
      review
      minimumAge
      validityMonths
      name {
        zh
        en
      }
      jobs {
        code
        name {
          zh
          en
        }
      }
      items {
        code
        station
        need
        specimen
        name {
          zh
          en
        }
        findings {
          code
          normal
          sited
          name {
            zh
            en
          }
        }
        fields {
          code
          unit
          maleRange
          femaleRange
          name {
            zh
            en
          }
        }
      }
    }
  }
`);

export type Programme = NonNullable<ProgrammeVersionQuery['programme']>;
export type ProgrammeItem = Programme['items'][number];

/** A published version never changes: asked once. */
export const useProgramme = (
  of: { readonly programmeId: string; readonly programmeVersion: number } | null | undefined,
): Programme | null => {
  const [{ data }] = useQuery({
    query: programmeVersion,
    variables: { id: of?.programmeId ?? '', version: of?.programmeVersion ?? 0 },
    pause: !of,
    requestPolicy: 'cache-first',
  });
  return data?.programme ?? null;
};
