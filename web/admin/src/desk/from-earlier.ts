import type { LatestCase } from './EarlierCases.tsx';
import { emptyParticulars, type Particulars, withNumber } from './particulars.ts';

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

/** A form of its own for a renewal: the person, the work and the programme of the case whose certificate is renewed. */
export const renewalOf = (earlier: LatestCase, today: string): Particulars => {
  const { identity, sex } = earlier;
  if (!identity) return emptyParticulars;
  const { documentType, documentNumber, birthDate } = identity;
  const paper = { documentType: documentType as Particulars['documentType'], documentNumber };
  const person = { ...withNumber(emptyParticulars, paper, today), sex: sex as Particulars['sex'], birthDate };
  return fromEarlier(person, earlier);
};
