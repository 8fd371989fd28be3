import * as the from '@healthcert/domain/case/fixtures';
import { describe, expect, it } from 'vitest';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { verification, verificationModel } from './index.ts';

const { given } = rowsOfProjection(verification, { streamId: the.caseId });
const erased = { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' }, category: 'person', streamId: the.personId };

describe('what a stranger may learn of a certificate', () => {
  it('is no name and nothing clinical', () => {
    expect(Object.keys(verificationModel.columns)).not.toContain('name');
    expect(Object.values(verificationModel.columns).map(({ group }) => group)).not.toContain('clinical');
  });

  it('is that it is valid, and until when', () =>
    given(...the.certified()).thenRow({ number: the.certificateNumber, validity: 'valid', supersededBy: null }));

  it('follows every change of its validity', () => {
    given(...the.certified(), the.suspended()).thenRow({ validity: 'suspended' });
    given(...the.certified(), the.suspended(), the.reinstated()).thenRow({ validity: 'valid' });
    given(...the.certified(), the.revoked()).thenRow({ validity: 'revoked' });
  });

  it('names the certificate that replaced it', () => {
    const rows = given(...the.certified(), the.superseded({ newNumber: 'N2' }), the.issued({ number: 'N2' })).rows();
    const byNumber = Object.fromEntries(rows.map(({ number, validity, supersededBy }) => [number, [validity, supersededBy]]));
    expect(byNumber).toEqual({ [the.certificateNumber]: ['superseded', 'N2'], N2: ['valid', null] });
  });

  it('loses the portrait with the person', () =>
    expectEraseEquivalence(verification, recorded([...the.certified(), erased], the.caseId, 'case'), the.personId));
});
