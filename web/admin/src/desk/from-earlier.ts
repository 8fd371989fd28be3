import type { LatestCase } from './EarlierCases.tsx';
import type { Particulars } from './particulars.ts';

/** The form with what the last visit knew, where nothing was typed or read from a card; a certificate is renewed. */
export const fromEarlier = (before: Particulars, { caseId, programmeId, jobCode, identity, certificates }: LatestCase): Particulars => {
  if (!identity) return before;
  const taken = (field: 'name' | 'phone' | 'employer' | 'address' | 'nationality' | 'ethnicGroup' | 'education' | 'industry'): string =>
    before[field] || (identity[field] ?? '');
  return {
    ...before,
    name: taken('name'),
    phone: taken('phone'),
    address: taken('address'),
    nationality: taken('nationality'),
    ethnicGroup: taken('ethnicGroup'),
    education: taken('education'),
    industry: taken('industry'),
    employer: taken('employer'),
    employerCode: before.employer ? before.employerCode : (identity.employerCode ?? ''),
    yearsOfService: before.yearsOfService || (identity.yearsOfService?.toString() ?? ''),
    programmeId,
    jobCode,
    renewalOf: certificates.length > 0 ? caseId : null,
  };
};
