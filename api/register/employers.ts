import { employers } from '@healthcert/domain/configuration';
import type { EntryInForce, ValueIn } from '@healthcert/domain/register';
import { soundOf } from '@healthcert/projections/register-entries';

type Employer = EntryInForce<ValueIn<typeof employers>>;
type Found = readonly { readonly entry: Employer; readonly words: readonly string[] }[];

const prepared = new WeakMap<readonly Employer[], Found>();

/** What each is found by, made once for a list that has not changed. */
const preparedOf = (list: readonly Employer[]): Found => {
  const kept = prepared.get(list) ?? list.map((entry) => ({ entry, words: wordsOf(entry) }));
  prepared.set(list, kept);
  return kept;
};

const wordsOf = ({ value }: Employer): readonly string[] => [
  value.name.zh.toLowerCase(),
  ...soundOf(value.name.zh).split(' '),
  (value.unifiedCode ?? '').toLowerCase(),
  (value.licence ?? '').toLowerCase(),
];

/** Those whose name holds the text, or whose pinyin, initials, credit code or licence begins with it; the best first. */
export const findEmployers = (list: readonly Employer[], typed: string, most: number): readonly Employer[] => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return [];
  return preparedOf(list)
    .flatMap(({ entry, words }) => {
      const [name = ''] = words;
      const rank = words.some((word) => word.startsWith(text)) ? 0 : name.includes(text) ? 1 : null;
      return rank === null ? [] : [{ entry, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
};
