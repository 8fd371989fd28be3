import { describe, expect, it } from 'vitest';
import type { LatestCase } from './EarlierCases.tsx';
import { renewalOf } from './from-earlier.ts';
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
