import { useMemo } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import type { RegisterKind } from './queries.ts';
import { type Choice, type Field, fieldsOf, type Schema, withChoices } from './value-form.ts';

const programmeChoices = graphql(`
  query ProgrammeChoices {
    programmes {
      id
      sound
      name {
        zh
        en
      }
      items {
        code
        sound
        name {
          zh
          en
        }
      }
    }
  }
`);

const asked = {};

/** The fields of a list's values, with what may be chosen in them; null while that is not known yet. */
export const useFields = (kind: RegisterKind): readonly Field[] | null => {
  const fields = useMemo(() => fieldsOf(kind.form as Schema), [kind]);
  const chooses = fields.some(({ choose }) => choose !== null);
  const { data } = useLiveQuery({ query: programmeChoices, variables: asked, pause: !chooses, ownWrites: false });
  return useMemo(() => {
    if (!chooses) return fields;
    if (!data) return null;
    const programmes = data.programmes.map(({ id, name, sound }): Choice => ({ code: id, name, sound }));
    const items = new Map<string, Choice & { readonly of: readonly string[] }>();
    for (const { id, items: ordered } of data.programmes)
      for (const { code, name, sound } of ordered) items.set(code, { code, name, sound, of: [...(items.get(code)?.of ?? []), id] });
    return withChoices(fields, { programmes, items: [...items.values()] });
  }, [fields, chooses, data]);
};
