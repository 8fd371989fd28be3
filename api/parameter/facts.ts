import type { InstitutionTree } from '@healthcert/domain/institution';
import { rejections } from '@healthcert/domain/kernel';
import { parameterRefusals } from '@healthcert/domain/parameter';
import { registerRefusals } from '@healthcert/domain/register';
import type { StaffDirectory } from '@healthcert/domain/staff';
import type { FactsProvider } from '../operations/index.ts';

const reject = rejections({ ...parameterRefusals, InstitutionUnknown: registerRefusals.InstitutionUnknown });

/** An institution's own values begin with the first that it sets, a role's menu likewise: that there is such a one is seen at the door. */
export const parameterFacts = (
  institutions: () => Promise<InstitutionTree>,
  staff: () => Promise<StaffDirectory>,
): Readonly<Record<string, FactsProvider>> => ({
  setParameter: async ({ institutionId }: { readonly institutionId?: string | null }) => {
    if (institutionId != null && !(await institutions()).has(institutionId)) reject('InstitutionUnknown', { field: 'institutionId' });
    return {};
  },
  arrangeMenu: async ({ roleId }: { readonly roleId?: string | null }) => {
    if (roleId != null && !(await staff()).roles.has(roleId)) reject('MenuOfUnknownRole', { field: 'roleId' });
    return {};
  },
});
