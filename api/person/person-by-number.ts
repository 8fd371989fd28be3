import { dayInChina, documentTypes, parseDocument } from '@healthcert/domain/person';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import type { RequestContext } from '../context.ts';

/** The person whose paper carries this number, whatever kind of paper it is; null: none known. */
export const personByNumber = async ({ system }: Pick<RequestContext, 'system'>, number: string): Promise<string | null> => {
  for (const type of documentTypes) {
    const parsed = parseDocument(type, number, dayInChina(system.now()));
    const personId = parsed.ok ? await system.vault.findPerson(system.vault.blindIndex(type, parsed.normalised)) : null;
    if (personId !== null) return personId;
  }
  return null;
};

/** Who may not see whose paper it is must not learn it by asking for the paper. */
export const seesWhoItIs = ({ actor }: Pick<RequestContext, 'actor'>, { name }: AnyReadModel): boolean =>
  actor?.roles.some(({ reads }) => reads[name]?.groups.includes('identity')) ?? false;
