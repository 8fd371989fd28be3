import * as the from '@healthcert/domain/archive/fixtures';
import { fixedId } from '@healthcert/domain/testing';
import { expectEraseEquivalence, recorded, rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { archivedCertificateList } from './index.ts';

const { given } = rowsOfProjection(archivedCertificateList, { streamId: the.archiveId, category: 'archive' });

describe('the list of old certificates (I6)', () => {
  it('holds what was taken over, the document masked', () =>
    given(the.archived()).thenRow({
      number: '滁健2025-000123',
      name: '旧证某',
      validity: 'valid',
      linked: true,
      maskedDocument: `${the.holderNumber.slice(0, 3)}***********${the.holderNumber.slice(-4)}`,
    }));
  it('follows its standing', () => {
    given(the.archived(), the.suspended()).thenRow({ validity: 'suspended', statusReason: '核查' });
    given(the.archived(), the.suspended(), the.reinstated()).thenRow({ validity: 'valid', statusReason: null });
    given(the.archived(), the.revoked()).thenRow({ validity: 'revoked', statusReason: '核查' });
  });
  it('leads to the person once somebody knows whose it is', () => {
    given(the.archivedUnlinked()).thenRow({ personId: the.standInId, linked: false, maskedDocument: null });
    given(the.archivedUnlinked(), the.linked()).thenRow({ personId: the.holderId, linked: true });
  });
  it('leads to the case that renews it, the last of them', () =>
    given(the.archived(), the.renewed(fixedId(1)), the.renewed()).thenRow({ renewedBy: the.renewalId }));
  it('holds nothing that was taken back', () => given(the.archived(), the.withdrawn()).thenRows([]));
  it('keeps of somebody erased that there was a certificate', () => {
    const erased = {
      type: 'PersonErased' as const,
      data: { personId: the.holderId, reason: 'requested' as const },
      category: 'person',
      streamId: the.holderId,
    };
    expectEraseEquivalence(
      archivedCertificateList,
      recorded([the.archived(), the.suspended(), erased], the.archiveId, 'archive'),
      the.holderId,
    );
  });
});
