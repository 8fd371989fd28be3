import { operation, rejections, type Text } from '@healthcert/domain/kernel';
import {
  defineRegister,
  entryCode,
  name,
  refuseProhibited,
  registerDecider,
  registerStream,
  remark,
  stepOf,
  type AnyRegister,
  type ValueIn,
} from '@healthcert/domain/register';
import { z } from 'zod';
import { dictionaries, word } from './dictionaries.ts';

const reject = rejections({
  NamedLikeAnother: { zh: '系统已有字典“{name}”', en: 'The system has a dictionary "{name}" already' },
});

const declared: readonly AnyRegister[] = Object.values(dictionaries);

/** Two dictionaries of one name would not be told apart on the page. */
const refuseDeclaredName = ({ name: { zh, en } }: { readonly name: Text }, path: string): void => {
  for (const { title } of declared) {
    if (title.zh === zh) reject('NamedLikeAnother', { field: `${path}.name.zh`, with: { name: zh } });
    if (title.en.toLowerCase() === en.toLowerCase()) reject('NamedLikeAnother', { field: `${path}.name.en`, with: { name: en } });
  }
};

/**
 * The dictionaries that the city made itself (A3), a list like any other: added, renamed, put in order, retired, restored. Those
 * that the system reads are declared in `dictionaries.ts`, are no entries here, and so can be neither retired nor replaced.
 */
export const dictionaryTypes = defineRegister({
  kind: 'dictionary-types',
  title: { zh: '字典类型', en: 'Dictionary types' },
  group: 'own',
  schema: z.object({ name: name(), remark: remark() }).meta({ graphql: 'DictionaryType' }),
  scope: 'city',
  check: (value, { path }) => refuseDeclaredName(value, path),
});

export type DictionaryType = ValueIn<typeof dictionaryTypes>;

/** No kind that is declared has a dot in it. */
const ownKind = 'own.';
const kindOf = (dictionary: string | undefined): string => `${ownKind}${dictionary ?? ''}`;

const decider = registerDecider({
  kindOf: ({ dictionary }) => kindOf(dictionary),
  tree: false,
  unique: ['name.zh'],
  check: refuseProhibited,
});

/** Changes the entries of one of them; that it is in use is seen at the door. */
export const changeOwnDictionary = operation({
  name: 'changeOwnDictionary',
  title: { zh: '维护自建字典的条目', en: 'Change the entries of own dictionaries' },
  decider,
  input: z.object({ dictionary: entryCode, changes: z.array(stepOf(word)).min(1).max(500) }),
  stream: ({ dictionary }) => registerStream(kindOf(dictionary), null),
  target: () => ({ institutionId: null }),
  retryOnConflict: true,
});

/** One of the city's own dictionaries as the list that it is: plain words in their order. */
export const ownDictionary = (dictionary: string, { name: title }: DictionaryType): AnyRegister => ({
  kind: kindOf(dictionary),
  title,
  group: 'own',
  schema: word,
  scope: 'city',
  tree: false,
  dictionary,
  decider,
  operation: changeOwnDictionary,
});

/** Likewise by its kind alone, where its words are read: one that was given up has no name any more. */
export const ownDictionaryOfKind = (kind: string): AnyRegister =>
  ownDictionary(kind.slice(ownKind.length), { name: { zh: kind, en: kind } });
