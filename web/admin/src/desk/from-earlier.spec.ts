import { describe, expect, it } from 'vitest';
import type { LatestCase } from './EarlierCases.tsx';
import { fromOldCard, renewalOf, renewalOfOldCard } from './from-earlier.ts';
import { emptyParticulars } from './particulars.ts';

const earlier: LatestCase = {
  caseId: 'case-1',
  programmeId: 'food-handler',
  jobCode: 'cook',
  sex: 'female',
  identity: {
    documentType: 'idCard',
    documentNumber: '11010519491231002X',
    name: '王样例',
    birthDate: '1949-12-31',
    phone: '13800000000',
    employer: '样例饭店',
    employerCode: null,
    address: '样例路8号',
    nationality: null,
    ethnicGroup: '01',
    education: null,
    industry: 'catering',
    yearsOfService: 3,
  },
  certificates: [{ number: 'N1', validity: 'valid', validUntil: '2026-12-01' }],
};
const today = '2026-11-21';

describe('a renewal (A10)', () => {
  it('takes the person, the work and the programme over, and is linked to the case whose certificate it renews', () =>
    expect(renewalOf(earlier, today)).toEqual({
      ...emptyParticulars,
      documentNumber: '11010519491231002X',
      name: '王样例',
      sex: 'female',
      birthDate: '1949-12-31',
      phone: '13800000000',
      employer: '样例饭店',
      address: '样例路8号',
      ethnicGroup: '01',
      industry: 'catering',
      yearsOfService: '3',
      programmeId: 'food-handler',
      jobCode: 'cook',
      renewalOf: 'case-1',
    }));

  it('takes sex and birth date from the earlier case where the document does not tell them', () => {
    const byPassport = { ...earlier, identity: { ...earlier.identity!, documentType: 'passport', documentNumber: 'X1234567' } };
    expect(renewalOf(byPassport, today)).toMatchObject({
      documentType: 'passport',
      documentNumber: 'X1234567',
      sex: 'female',
      birthDate: '1949-12-31',
      renewalOf: 'case-1',
    });
  });
});

const programmes = [
  { id: 'public-place', jobs: [{ code: 'attendant', name: { zh: '服务员', en: 'Attendant' } }] },
  {
    id: 'food-handler',
    jobs: [
      { code: 'cook', name: { zh: '厨师', en: 'Cook' } },
      { code: 'waiter', name: { zh: '服务员', en: 'Waiter' } },
    ],
  },
];
const card = {
  archiveId: 'old-1',
  identity: {
    number: '滁旧 7',
    name: '王样例',
    documentType: 'idCard',
    documentNumber: '11010519491231002X',
    birthDate: '1949-12-31',
    sex: 'female',
    jobName: '厨师',
    employer: '样例饭店',
  },
};

describe('the renewal of a card of the old system (I6)', () => {
  it('takes the person and the work over, by the name that the work had', () =>
    expect(renewalOfOldCard(card, programmes, '', today)).toEqual({
      ...emptyParticulars,
      documentNumber: '11010519491231002X',
      name: '王样例',
      sex: 'female',
      birthDate: '1949-12-31',
      employer: '样例饭店',
      programmeId: 'food-handler',
      jobCode: 'cook',
      renewalOfArchived: 'old-1',
    }));

  it('prefers the usual programme where two have such a job, and leaves to the clerk what nobody is called here', () => {
    const called = (jobName: string) => ({ ...card, identity: { ...card.identity, jobName } });
    const chosen = (jobName: string, usual: string) => {
      const { programmeId, jobCode } = renewalOfOldCard(called(jobName), programmes, usual, today)!;
      return [programmeId, jobCode];
    };
    expect(chosen('服务员', 'food-handler')).toEqual(['food-handler', 'waiter']);
    expect(chosen('服务员', 'public-place')).toEqual(['public-place', 'attendant']);
    expect(chosen('跑堂', 'food-handler')).toEqual(['food-handler', '']);
  });

  it('keeps what was typed, and renews one card alone', () => {
    const typed = {
      ...emptyParticulars,
      name: '王样例',
      employer: '另一家',
      programmeId: 'public-place',
      jobCode: 'attendant',
      renewalOf: 'case-1',
    };
    expect(fromOldCard(typed, card, programmes)).toEqual({
      ...typed,
      sex: 'female',
      birthDate: '1949-12-31',
      renewalOf: null,
      renewalOfArchived: 'old-1',
    });
  });

  it('is none where nobody knows whose the card is', () =>
    expect(renewalOfOldCard({ ...card, identity: { ...card.identity, documentNumber: null } }, programmes, '', today)).toBeNull());
});
