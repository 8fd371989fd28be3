import { withForms, withItems, type FormInForce, type FormRef, type ItemForm, type Programme } from '@healthcert/domain/programme';
import type { Entries, EntryInForce, ValueIn } from '@healthcert/domain/register';
import { dictionariesNamed, formOf, resultForms, withDictionaries } from '@healthcert/domain/result-form';
import { dictionaryOf } from './catalogue.ts';
import type { Registers } from './registers.ts';

/** Of items that have a result: the form that it was judged by; null: none, it was the programme's item. */
export type Judged = ReadonlyMap<string, FormRef | null>;

/** Programmes as institutions examine by them. */
export interface ResultForms {
  /** With the forms that are in force now; items in `judged` with the edition that their result was judged by. */
  under(programme: Programme, institutionId: string, judged?: Judged): Promise<Programme>;
}

type Entry = EntryInForce<ValueIn<typeof resultForms>>;
type Words = ReadonlyMap<string, Entries>;

interface LaidOver {
  readonly of: readonly Entry[];
  /** The dictionaries that its fields choose from. */
  readonly words: Words;
  readonly programme: Programme;
}

const noWords: Words = new Map();
const sameWords = (one: Words, other: Words): boolean =>
  one === other || (one.size === other.size && [...one].every(([kind, entries]) => other.get(kind) === entries));

export const createResultForms = (registers: Registers): ResultForms => {
  // By the version itself, not by its number: one that is only proposed has the number that another may be published under.
  const laidOver = new WeakMap<Programme, Map<string, LaidOver>>();
  const named = new WeakMap<readonly Entry[], readonly string[]>();

  const kindsIn = (entries: readonly Entry[]): readonly string[] => {
    const kept = named.get(entries);
    if (kept) return kept;
    const kinds = entries.flatMap(({ value }) => dictionariesNamed(value).map(({ kind }) => kind));
    named.set(entries, kinds);
    return kinds;
  };

  /** Words that are retired too: results have them. */
  const wordsOf = async (kinds: readonly string[]): Promise<Words> => {
    if (kinds.length === 0) return noWords;
    const lists = await Promise.all(
      [...new Set(kinds)].map(async (kind) => [kind, await registers.all(dictionaryOf(kind), null)] as const),
    );
    return new Map(lists);
  };

  const current = (programme: Programme, institutionId: string, entries: readonly Entry[], words: Words): Programme => {
    const byInstitution = laidOver.get(programme) ?? new Map<string, LaidOver>();
    laidOver.set(programme, byInstitution);
    const kept = byInstitution.get(institutionId);
    if (kept?.of === entries && sameWords(kept.words, words)) return kept.programme;
    const forms = new Map(
      entries.map(({ code, institutionId: of, edition, value }): [string, FormInForce] => [
        code,
        { ref: { institutionId: of, edition }, form: withDictionaries(formOf(value), words) },
      ]),
    );
    const made = withForms(programme, (item) => forms.get(item) ?? null);
    byInstitution.set(institutionId, { of: entries, words, programme: made });
    return made;
  };

  const recorded = async (code: string, ref: FormRef): Promise<FormInForce | null> => {
    const value = await registers.edition(resultForms, { code, ...ref });
    if (!value) return null;
    const form: ItemForm = formOf(value);
    return { ref, form: withDictionaries(form, await wordsOf(dictionariesNamed(form).map(({ kind }) => kind))) };
  };

  return {
    under: async (programme, institutionId, judged = new Map()) => {
      const entries = await registers.entriesOf(resultForms, institutionId);
      const now = current(programme, institutionId, entries, await wordsOf(kindsIn(entries)));
      const formNow = new Map(now.items.map(({ code, form }) => [code, form]));
      const earlier = [...judged].filter(
        ([code, ref]) => ref?.edition !== formNow.get(code)?.edition || ref?.institutionId !== formNow.get(code)?.institutionId,
      );
      if (earlier.length === 0) return now;
      const forms = new Map(await Promise.all(earlier.map(async ([code, ref]) => [code, ref && (await recorded(code, ref))] as const)));
      const before = withForms(programme, (item) => forms.get(item) ?? null);
      return withItems(
        programme,
        now.items.map((item, n) => (forms.has(item.code) ? before.items[n]! : item)),
      );
    },
  };
};
