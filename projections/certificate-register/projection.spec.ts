import * as the from '@healthcert/domain/case/fixtures';
import { describe, expect, it } from 'vitest';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '../kernel/testing/index.ts';
import { certificateRegister } from './index.ts';

const { given } = rowsOfProjection(certificateRegister, { streamId: the.caseId });
const erased = { type: 'PersonErased', data: { personId: the.personId, reason: 'requested' }, category: 'person', streamId: the.personId };

describe('the certificate register', () => {
  it('holds nothing before a certificate is issued', () => given(...the.examinedNormal(), the.concludedFit(), the.reviewed()).thenRows([]));

  it('holds the certificate as it was issued', () =>
    given(...the.certified()).thenRow({
      number: the.certificateNumber,
      caseId: the.caseId,
      personId: the.personId,
      name: the.liMing.name,
      validity: 'valid',
      custody: 'issued',
      reprints: 0,
      supersededBy: null,
    }));

  it('follows its custody, and counts reprints', () =>
    given(...the.certified(), the.printed(), the.reprinted(), the.reprinted(), the.handedOut()).thenRow({
      custody: 'handedOut',
      reprints: 2,
    }));

  it('has the card among those that lie ready again after a reprint, or a hand-out that was undone', () => {
    const again = { custody: 'printed', handedOutAt: null } as const;
    given(...the.certified(), the.printed(), the.handedOut(), the.reprinted()).thenRow({ ...again, reprints: 1 });
    given(...the.certified(), the.printed(), the.handedOut(), the.handOutUndone()).thenRow({ ...again, reprints: 0 });
  });

  it('follows its validity, with the reason', () => {
    given(...the.certified(), the.suspended()).thenRow({ validity: 'suspended', statusReason: 'diarrhoea reported' });
    given(...the.certified(), the.suspended(), the.reinstated()).thenRow({ validity: 'valid', statusReason: null });
    given(...the.certified(), the.revoked()).thenRow({ validity: 'revoked', statusReason: 'found ill' });
  });

  it('has two rows after a correction: the old superseded by the new', () => {
    const rows = given(...the.certified(), the.superseded({ newNumber: 'N2' }), the.issued({ number: 'N2' })).rows();
    const byNumber = Object.fromEntries(rows.map(({ number, validity, supersededBy }) => [number, { validity, supersededBy }]));
    expect(byNumber).toEqual({
      [the.certificateNumber]: { validity: 'superseded', supersededBy: 'N2' },
      N2: { validity: 'valid', supersededBy: null },
    });
  });

  it('keeps an erased person’s certificate without the person', () => {
    given(...the.certified(), the.revoked(), erased).thenRow({
      name: null,
      maskedDocument: null,
      portraitFile: null,
      statusReason: null,
      validity: 'revoked',
    });
    expectEraseEquivalence(certificateRegister, recorded([...the.certified(), the.revoked(), erased], the.caseId, 'case'), the.personId);
  });
});
