import { useMemo } from 'react';
import { graphql, readFragment } from '../gql/index.ts';
import type { ItemFormFragment, ProgrammeVersionQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

/** How an item's result is taken. */
export const itemForm = graphql(`
  fragment ItemForm on ProgrammeItem {
    name {
      zh
      en
    }
    fields {
      code
      unit
      kind
      normal
      optional
      suspects
      name {
        zh
        en
      }
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
        suspects
        retired
        name {
          zh
          en
        }
      }
    }
  }
`);

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
        ...ItemForm
      }
    }
  }
`);

type Answered = NonNullable<ProgrammeVersionQuery['programme']>;
export type ProgrammeItem = Omit<Answered['items'][number], ' $fragmentRefs'> & ItemFormFragment;
export type Programme = Omit<Answered, 'items'> & { readonly items: readonly ProgrammeItem[] };

/** The programme with its items as they are taken. */
export const programmeOf = (answered: Answered): Programme => ({
  ...answered,
  items: answered.items.map((item) => ({ ...item, ...readFragment(itemForm, item) })),
});

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
  const answered = data?.programme;
  return useMemo(() => (answered ? programmeOf(answered) : null), [answered]);
};
