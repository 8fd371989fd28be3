import { registers } from '@healthcert/domain/configuration';
import type { InstitutionTree } from '@healthcert/domain/institution';
import { rejections } from '@healthcert/domain/kernel';
import { registerRefusals } from '@healthcert/domain/register';
import type { FactsProvider } from '../operations/index.ts';

const reject = rejections(registerRefusals);

/** An institution's own list begins with its first entry: that there is such an institution is seen at the door. */
export const registerFacts = (institutions: () => Promise<InstitutionTree>): Readonly<Record<string, FactsProvider>> => {
  const known = async ({ institutionId }: { readonly institutionId?: string | null }): Promise<object> => {
    if (institutionId != null && !(await institutions()).has(institutionId)) reject('InstitutionUnknown', { field: 'institutionId' });
    return {};
  };
  return Object.fromEntries(
    registers.filter(({ scope }) => scope === 'institution').map(({ operation }) => [operation.name, known as FactsProvider]),
  );
};
