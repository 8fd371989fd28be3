import type { LatestCase } from './EarlierCases.tsx';
import type { OldCard } from './old-card.ts';
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
    renewalOfArchived: null,
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

interface Job {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}
interface WithJobs {
  readonly id: string;
  readonly jobs: readonly Job[];
}

/** The job that an old system called so, first of all in the programme that is chosen; none: the clerk chooses. */
const jobCalled = (called: string | null | undefined, programmes: readonly WithJobs[], chosen: string) => {
  const wanted = called?.trim().toLowerCase();
  const inOrder = programmes.toSorted((one, other) => Number(other.id === chosen) - Number(one.id === chosen));
  const [found] = inOrder.flatMap(({ id: programmeId, jobs }) =>
    jobs
      .filter(({ name }) => name.zh === wanted || name.en.toLowerCase() === wanted)
      .map(({ code: jobCode }) => ({ programmeId, jobCode })),
  );
  return found ?? { programmeId: chosen, jobCode: '' };
};

/** The form with what a card of the old system tells, where nothing was typed; the card is renewed. */
export const fromOldCard = (before: Particulars, { archiveId, identity }: OldCard, programmes: readonly WithJobs[]): Particulars => {
  if (!identity) return before;
  return {
    ...before,
    name: before.name || identity.name,
    sex: before.sex || ((identity.sex ?? '') as Particulars['sex']),
    birthDate: before.birthDate || (identity.birthDate ?? ''),
    employer: before.employer || (identity.employer ?? ''),
    ...(before.jobCode === '' && jobCalled(identity.jobName, programmes, before.programmeId)),
    renewalOf: null,
    renewalOfArchived: archiveId,
  };
};

/** A form of its own for the renewal of a card of the old system. Null: nobody knows whose it is, or it may not be seen. */
export const renewalOfOldCard = (card: OldCard, programmes: readonly WithJobs[], usual: string, today: string): Particulars | null => {
  const { documentType, documentNumber } = card.identity ?? {};
  if (!documentType || !documentNumber) return null;
  const paper = { documentType: documentType as Particulars['documentType'], documentNumber };
  return fromOldCard({ ...withNumber(emptyParticulars, paper, today), programmeId: usual }, card, programmes);
};
