import type { CaseEvent } from '@healthcert/domain/case';
import type { PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { verificationModel } from './table.ts';

const { put, patch, patchWhere } = rowsOf(verificationModel);

export const verification = projection<CaseEvent | PersonEvent>({
  readModel: verificationModel,
  on: {
    CertificateIssued: ({ data, streamId }) =>
      put({
        number: data.number,
        opaqueId: data.opaqueId,
        caseId: streamId,
        personId: data.personId,
        statusList: data.statusList,
        statusIndex: data.statusIndex,
        category: data.category,
        institutionId: data.institutionId,
        validFrom: data.validFrom,
        validUntil: data.validUntil,
        validity: 'valid',
        supersededBy: null,
        portraitFile: data.identity?.portraitFile ?? null,
      }),
    CertificateSuspended: ({ data }) => patch(data.number, { validity: 'suspended' }),
    CertificateReinstated: ({ data }) => patch(data.number, { validity: 'valid' }),
    CertificateRevoked: ({ data }) => patch(data.number, { validity: 'revoked' }),
    CertificateSuperseded: ({ data }) => patch(data.oldNumber, { validity: 'superseded', supersededBy: data.newNumber }),
    PersonErased: ({ streamId }) => patchWhere('personId', streamId, { portraitFile: null }),
  },
});
