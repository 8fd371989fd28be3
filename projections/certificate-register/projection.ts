import type { CaseEvent } from '@healthcert/domain/case';
import type { PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { searchTerms } from '../search-terms/index.ts';
import { certificateRegisterModel } from './table.ts';

const { put, patch, add, patchWhere } = rowsOf(certificateRegisterModel);

export const certificateRegister = projection<CaseEvent | PersonEvent>({
  readModel: certificateRegisterModel,
  on: {
    CertificateIssued: ({ data, streamId, revision }) =>
      put({
        number: data.number,
        caseId: streamId,
        personId: data.personId,
        institutionId: data.institutionId,
        opaqueId: data.opaqueId,
        statusList: data.statusList,
        statusIndex: data.statusIndex,
        name: data.identity?.name ?? null,
        maskedDocument: data.identity?.maskedDocument ?? null,
        searchTerms: data.identity && searchTerms(data.identity),
        jobCode: data.jobCode,
        jobName: data.identity?.jobName ?? null,
        employer: data.identity?.employer ?? null,
        portraitHash: data.identity?.portraitHash ?? null,
        portraitFile: data.identity?.portraitFile ?? null,
        category: data.category,
        examinedOn: data.examinedOn,
        validFrom: data.validFrom,
        validUntil: data.validUntil,
        validity: 'valid',
        custody: 'issued',
        statusReason: null,
        supersededBy: null,
        printedAt: null,
        reprints: 0,
        issuedAt: data.issuedAt,
        handedOutAt: null,
        issuedBy: data.issuedBy,
        revision,
      }),
    CertificatePrinted: ({ data, revision }) => patch(data.number, { custody: 'printed', printedAt: data.printedAt, revision }),
    CertificateReprinted: ({ data, revision }) => [
      add(data.number, { reprints: 1 }),
      // The new copy is to be handed out again.
      patch(data.number, { custody: 'printed', printedAt: data.printedAt, handedOutAt: null, revision }),
    ],
    CertificateHandedOut: ({ data, revision }) => patch(data.number, { custody: 'handedOut', handedOutAt: data.handedOutAt, revision }),
    HandOutUndone: ({ data, revision }) => patch(data.number, { custody: 'printed', handedOutAt: null, revision }),
    CertificateSuspended: ({ data, revision }) =>
      patch(data.number, { validity: 'suspended', statusReason: data.clinical?.reason ?? null, revision }),
    CertificateReinstated: ({ data, revision }) => patch(data.number, { validity: 'valid', statusReason: null, revision }),
    CertificateRevoked: ({ data, revision }) =>
      patch(data.number, { validity: 'revoked', statusReason: data.clinical?.reason ?? null, revision }),
    CertificateSuperseded: ({ data, revision }) =>
      patch(data.oldNumber, {
        validity: 'superseded',
        supersededBy: data.newNumber,
        statusReason: data.identity?.reason ?? null,
        revision,
      }),
    PersonErased: ({ streamId }) =>
      patchWhere('personId', streamId, {
        name: null,
        maskedDocument: null,
        jobName: null,
        employer: null,
        portraitFile: null,
        portraitHash: null,
        statusReason: null,
        searchTerms: null,
      }),
  },
});
