import { caseRefusals, type Case } from '@healthcert/domain/case';
import { rejections } from '@healthcert/domain/kernel';
import type { FormRef, Programme } from '@healthcert/domain/programme';
import type { ResultForms } from '../register/forms.ts';
import type { Programmes } from '../system.ts';

const reject = rejections(caseRefusals);

type Pinned = Pick<Programme, 'id' | 'version'>;

interface Entered {
  readonly programme?: Pinned;
  readonly institutionId?: string;
  /** The item whose result is being recorded or corrected. */
  readonly item?: string;
}

/** Results are judged by the forms they were entered in, whatever is in force since. */
export const judgedBy = (items: Case['items'], entered?: string): ReadonlyMap<string, FormRef | null> =>
  new Map(items.flatMap(({ code, result }) => (result && code !== entered ? [[code, result.form] as const] : [])));

/**
 * The programme's version that decisions about a case rest on, under its institution's result forms: the version that it
 * has pinned, or the one it is being registered under. A case that was never registered has none, whatever is to be done
 * with it.
 */
export const programmeOfCase =
  (programmes: Pick<Programmes, 'cached' | 'find'>, forms: ResultForms) =>
  async ({ registration, items }: Case, data: Entered): Promise<Programme | null> => {
    const pinned = registration?.programme ?? data.programme ?? reject('NoSuchCase', { field: 'caseId' });
    const programme = programmes.cached(pinned.id, pinned.version) ?? (await programmes.find(pinned.id, pinned.version));
    const institutionId = registration?.institutionId ?? data.institutionId;
    if (!programme || institutionId === undefined) return programme;
    return forms.under(programme, institutionId, judgedBy(items, data.item));
  };
