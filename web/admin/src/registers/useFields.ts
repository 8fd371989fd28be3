import { useMemo } from 'react';
import { graphql } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { registerKinds, type RegisterKind } from './queries.ts';
import { type Choice, choosesFrom, type Field, fieldsOf, type Schema, withChoices } from './value-form.ts';

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
const live = ['register-entries'];
/** Groups of lists whose words may be the choices of a field. */
const dictionaryGroups: ReadonlySet<string> = new Set(['dictionaries', 'own']);

/** The fields of a list's values, with what may be chosen in them; null while that is not known yet. */
export const useFields = (kind: RegisterKind): readonly Field[] | null => {
  const fields = useMemo(() => fieldsOf(kind.form as Schema), [kind]);
  const ofProgrammes = choosesFrom(fields, ['programmes', 'items', 'jobs']);
  const ofDictionaries = choosesFrom(fields, ['dictionaries']);
  const { data } = useLiveQuery({ query: programmeChoices, variables: asked, pause: !ofProgrammes, ownWrites: false });
  const { data: lists } = useLiveQuery({ query: registerKinds, variables: asked, live, pause: !ofDictionaries, ownWrites: false });
  return useMemo(() => {
    if ((ofProgrammes && !data) || (ofDictionaries && !lists)) return null;
    if (!data && !lists) return fields;
    const dictionaries = (lists?.registers ?? [])
      .filter(({ group, kind: of }) => dictionaryGroups.has(group) && of !== 'dictionary-types')
      .map(({ kind: of, title }): Choice => ({ code: of, name: title }));
    if (!data) return withChoices(fields, { dictionaries });
    const programmes = data.programmes.map(({ id, name, sound }): Choice => ({ code: id, name, sound }));
    const items = new Map<string, Choice & { readonly of: readonly string[] }>();
    for (const { id, items: ordered } of data.programmes)
      for (const { code, name, sound } of ordered) items.set(code, { code, name, sound, of: [...(items.get(code)?.of ?? []), id] });
    return withChoices(fields, { programmes, items: [...items.values()], dictionaries });
  }, [fields, ofProgrammes, ofDictionaries, data, lists]);
};
