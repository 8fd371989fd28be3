import { withForms, withItems, type FormInForce, type FormRef, type Programme } from '@healthcert/domain/programme';
import type { EntryInForce, ValueIn } from '@healthcert/domain/register';
import { formOf, resultForms } from '@healthcert/domain/result-form';
import type { Registers } from './registers.ts';

/** Of items that have a result: the form that it was judged by; null: none, it was the programme's item. */
export type Judged = ReadonlyMap<string, FormRef | null>;

/** Programmes as institutions examine by them. */
export interface ResultForms {
  /** With the forms that are in force now; items in `judged` with the edition that their result was judged by. */
  under(programme: Programme, institutionId: string, judged?: Judged): Promise<Programme>;
}

type Entry = EntryInForce<ValueIn<typeof resultForms>>;

const inForce = ({ institutionId, edition, value }: Entry): FormInForce => ({ ref: { institutionId, edition }, form: formOf(value) });

interface LaidOver {
  readonly of: readonly Entry[];
  readonly programme: Programme;
}

export const createResultForms = (registers: Registers): ResultForms => {
  // By the version itself, not by its number: one that is only proposed has the number that another may be published under.
  const laidOver = new WeakMap<Programme, Map<string, LaidOver>>();

  const current = (programme: Programme, institutionId: string, entries: readonly Entry[]): Programme => {
    const byInstitution = laidOver.get(programme) ?? new Map<string, LaidOver>();
    laidOver.set(programme, byInstitution);
    const kept = byInstitution.get(institutionId);
    if (kept?.of === entries) return kept.programme;
    const forms = new Map(entries.map((entry) => [entry.code, inForce(entry)]));
    const made = withForms(programme, (item) => forms.get(item) ?? null);
    byInstitution.set(institutionId, { of: entries, programme: made });
    return made;
  };

  const recorded = async (code: string, ref: FormRef): Promise<FormInForce | null> => {
    const value = await registers.edition(resultForms, { code, ...ref });
    return value && { ref, form: formOf(value) };
  };

  return {
    under: async (programme, institutionId, judged = new Map()) => {
      const entries = await registers.entriesOf(resultForms, institutionId);
      const now = current(programme, institutionId, entries);
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
