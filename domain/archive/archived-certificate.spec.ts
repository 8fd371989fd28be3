import { fixedId, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { archivedCertificateDecider, archivedCertificateEvents, archiveImportEvents } from './index.ts';
import * as the from './fixtures/index.ts';

const { given } = specFor(archivedCertificateDecider);
const of = { archiveId: the.archiveId };
const { meta } = the;
const suspend = { type: 'SuspendArchivedCertificate' as const, data: { ...of, reason: '核查' }, meta };
const reinstate = { type: 'ReinstateArchivedCertificate' as const, data: { ...of, reason: '核查' }, meta };
const revoke = (over = {}) => ({
  type: 'RevokeArchivedCertificate' as const,
  data: { ...of, reason: '核查', because: null, ...over },
  meta,
});
const withdraw = (importId = the.importId) => ({ type: 'WithdrawArchivedCertificate' as const, data: { ...of, importId }, meta });
const paper = { documentType: 'idCard' as const, documentNumber: the.holderNumber, birthDate: '1988-03-09', sex: 'female' as const };
const link = (personId = the.holderId) => ({
  type: 'LinkArchivedCertificate' as const,
  data: { ...of, ...paper, nameDiffers: false, personId },
  meta,
});
const renew = (over = {}) => ({
  type: 'RenewArchivedCertificate' as const,
  data: { ...of, caseId: the.renewalId, personId: the.holderId, ...over },
  meta,
});
const erased = () => the.archived({ identity: null });

describe('a certificate of the old system (I6)', () => {
  it('is archived as it stood', () => {
    given().when(the.archive()).then(the.archived());
    given()
      .when(the.archive({ validity: 'revoked' }))
      .then(the.archived({ validity: 'revoked' }));
  });

  it('imported twice does nothing, and with other particulars is refused', () => {
    given(the.archived()).when(the.archive()).thenNothing();
    given(the.archived())
      .when(the.archive({ importId: fixedId(9) }))
      .thenNothing();
    given(the.archived())
      .when(the.archive({ validUntil: '2026-12-31' }))
      .thenRejects('ArchivedOtherwise', 'number');
    given(the.archived())
      .when(the.archive({ name: '旧证乙' }))
      .thenRejects('ArchivedOtherwise', 'number');
  });

  it('that was linked by hand is known again by the file that has no document number', () =>
    given(the.archivedUnlinked(), the.linked(), the.renewed())
      .when(the.archive({ ...the.nameless, documentType: null, enrolled: false }))
      .thenNothing());

  it.each([
    [{ validUntil: '2025-09-01' }, 'ValidityReversed', 'validUntil'],
    [{ validFrom: '2035-09-03', validUntil: '2036-09-02' }, 'BeginsInFuture', 'validFrom'],
    [{ examinedOn: '2035-09-03' }, 'BeginsInFuture', 'examinedOn'],
    [{ validUntil: '2036-09-02' }, 'ValidityTooLong', 'validUntil'],
  ])('is not archived with dates that were read wrongly: %j', (over, code, field) =>
    given().when(the.archive(over)).thenRejects(code, field),
  );

  it('is suspended, reinstated and revoked with a reason', () => {
    given(the.archived()).when(suspend).then(the.suspended());
    given(the.archived(), the.suspended()).when(suspend).thenNothing();
    given(the.archived(), the.suspended()).when(reinstate).then(the.reinstated());
    given(the.archived(), the.suspended(), the.reinstated()).when(reinstate).thenNothing();
    given(the.archived()).when(reinstate).thenRejects('ArchivedNotSuspended', 'archiveId');
    given(the.archived(), the.suspended()).when(revoke()).then(the.revoked());
    given(the.archived(), the.revoked()).when(revoke()).thenNothing();
    given(the.archived(), the.revoked()).when(suspend).thenRejects('ArchivedRevoked', 'archiveId');
    given(the.archived())
      .when(revoke({ reason: '' }))
      .thenRejects('ReasonMissing', 'reason');
    given().when(suspend).thenRejects('ArchivedUnknown', 'archiveId');
  });

  it('of somebody erased is revoked with a cause alone', () => {
    given(erased()).when(revoke()).thenRejects('CauseMissing', 'because');
    given(erased())
      .when(revoke({ because: 'lawRequires' }))
      .then({
        type: 'ArchivedCertificateRevoked',
        data: { archiveId: the.archiveId, personId: the.holderId, institutionId: 'clinic-1', because: 'lawRequires', clinical: null },
      });
    given(erased()).when(suspend).thenRejects('HolderErased', 'archiveId');
    given(erased()).when(the.archive()).thenRejects('HolderErased');
  });

  it('without a document number is linked by hand, to one person', () => {
    given(the.archivedUnlinked()).when(link()).then(the.linked());
    given(the.archivedUnlinked(), the.linked()).when(link()).thenNothing();
    given(the.archivedUnlinked(), the.linked())
      .when(link(fixedId(9)))
      .thenRejects('AlreadyLinked', 'archiveId');
  });

  it('is renewed by a case of its holder, and by another where that came to nothing', () => {
    given(the.archived()).when(renew()).then(the.renewed());
    given(the.archived(), the.renewed()).when(renew()).thenNothing();
    given(the.archived(), the.renewed())
      .when(renew({ caseId: fixedId(8) }))
      .then(the.renewed(fixedId(8)));
    given(the.archived(), the.revoked()).when(renew()).then(the.renewed());
    given(the.archived())
      .when(renew({ personId: fixedId(9) }))
      .thenRejects('NotItsHolder', 'archiveId');
    given(the.archivedUnlinked())
      .when(renew({ personId: the.standInId }))
      .thenRejects('NotArchivedLinked', 'archiveId');
    given(the.archived(), the.withdrawn()).when(renew()).thenRejects('ArchivedUnknown', 'archiveId');
  });

  it('is taken back by the undoing of its import, and by no other', () => {
    given(the.archived()).when(withdraw()).then(the.withdrawn());
    given(the.archived(), the.withdrawn()).when(withdraw()).thenNothing();
    given(the.archived())
      .when(withdraw(fixedId(9)))
      .thenRejects('OfAnotherImport', 'importId');
    given(the.archived(), the.withdrawn()).when(suspend).thenRejects('ArchivedUnknown', 'archiveId');
    given(the.archived(), the.withdrawn()).when(the.archive()).then(the.archived());
  });

  it('that was used since stays, and says why', () => {
    given(the.archived(), the.suspended()).when(withdraw()).thenRejects('StandingChangedSince', 'archiveId');
    given(the.archived(), the.suspended(), the.reinstated()).when(withdraw()).thenRejects('StandingChangedSince', 'archiveId');
    given(the.archivedUnlinked(), the.linked()).when(withdraw()).thenRejects('LinkedSince', 'archiveId');
    given(the.archived(), the.renewed()).when(withdraw()).thenRejects('RenewedSince', 'archiveId');
  });

  it('is stored in one form, and its number is as personal as the name', () => {
    expect(Object.keys(archivedCertificateEvents.definitions.CertificateArchived.plain.shape)).not.toContain('number');
    const forms = [...Object.entries(archivedCertificateEvents.definitions), ...Object.entries(archiveImportEvents.definitions)];
    expect(
      Object.fromEntries(
        forms.map(([type, form]) => [
          type,
          Object.fromEntries(
            (['plain', 'identity', 'clinical'] as const).flatMap((group) => {
              const shape = (form as Partial<Record<typeof group, z.ZodObject>>)[group];
              return shape ? [[group, z.toJSONSchema(shape)]] : [];
            }),
          ),
        ]),
      ),
    ).toMatchSnapshot();
  });
});
