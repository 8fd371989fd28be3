import { graphql } from '../gql/index.ts';
import type { ProgrammeVersionQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

export const programmeVersion = graphql(`
  query ProgrammeVersion($id: ID!, $version: Int!, $institutionId: ID) {
    programme(id: $id, version: $version, institutionId: $institutionId) {
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
        method
        container
        room {
          zh
          en
        }
        name {
          zh
          en
        }
        findings {
          code
          normal
          sited
          sound
          name {
            zh
            en
          }
        }
        fields {
          code
          unit
          kind
          normal
          optional
          ranges {
            sex
            fromAge
            toAge
            low
            high
          }
          choices {
            code
            normal
            also
            name {
              zh
              en
            }
          }
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

interface Of {
  readonly programmeId: string;
  readonly programmeVersion: number;
  /** Whose result forms are laid over it. */
  readonly institutionId?: string;
}

const configuration = ['register-entries'];

/** A published version never changes; the institution's result forms over it do, and are followed while the page is open. */
export const useProgramme = (of: Of | null | undefined): Programme | null => {
  const { data } = useLiveQuery({
    query: programmeVersion,
    variables: { id: of?.programmeId ?? '', version: of?.programmeVersion ?? 0, institutionId: of?.institutionId ?? null },
    pause: !of,
    live: configuration,
    ownWrites: false,
  });
  return data?.programme ?? null;
};
