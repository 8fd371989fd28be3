import { oldNumberStarts, type ArchivedCertificateEvent } from '@healthcert/domain/archive';
import { maskDocument, type PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { cardNumberWord, searchTerms } from '../search-terms/index.ts';
import { archivedCertificateListModel } from './table.ts';

const { put, patch, remove, patchWhere } = rowsOf(archivedCertificateListModel);

type Identity = Extract<ArchivedCertificateEvent, { readonly type: 'CertificateArchived' }>['data']['identity'];

const masked = (identity: NonNullable<Identity>): string | null =>
  identity.documentNumber && maskDocument(identity.documentType ?? '', identity.documentNumber);

const shown = (identity: Identity) => ({
  number: identity?.number ?? null,
  name: identity?.name ?? null,
  maskedDocument: identity && masked(identity),
  jobName: identity?.jobName ?? null,
  employer: identity?.employer ?? null,
  issuer: identity?.issuer ?? null,
  searchTerms: identity && [
    ...searchTerms({ name: identity.name, maskedDocument: masked(identity) }),
    ...oldNumberStarts(identity.number).map(cardNumberWord),
  ],
});

export const archivedCertificateList = projection<ArchivedCertificateEvent | PersonEvent>({
  readModel: archivedCertificateListModel,
  on: {
    CertificateArchived: ({ data, streamId, revision }) =>
      put({
        archiveId: streamId,
        personId: data.personId,
        importId: data.importId,
        source: data.source,
        institutionId: data.institutionId,
        ...shown(data.identity),
        linked: data.linked,
        examinedOn: data.examinedOn,
        validFrom: data.validFrom,
        validUntil: data.validUntil,
        validity: data.validity,
        statusReason: null,
        renewedBy: null,
        archivedAt: data.archivedAt,
        archivedBy: data.archivedBy,
        revision,
        enrolled: data.enrolled,
        cardKey: data.cardKey,
        codeKey: data.codeKey,
      }),
    ArchivedCertificateLinked: ({ data, streamId, revision }) =>
      patch(streamId, { personId: data.personId, linked: true, ...shown(data.identity), revision }),
    ArchivedCertificateSuspended: ({ data, streamId, revision }) =>
      patch(streamId, { validity: 'suspended', statusReason: data.clinical?.reason ?? null, revision }),
    ArchivedCertificateReinstated: ({ streamId, revision }) => patch(streamId, { validity: 'valid', statusReason: null, revision }),
    ArchivedCertificateRevoked: ({ data, streamId, revision }) =>
      patch(streamId, { validity: 'revoked', statusReason: data.clinical?.reason ?? null, revision }),
    ArchivedCertificateRenewed: ({ data, streamId, revision }) => patch(streamId, { renewedBy: data.caseId, revision }),
    ArchivedCertificateWithdrawn: ({ streamId }) => remove(streamId),
    PersonErased: ({ streamId }) =>
      patchWhere('personId', streamId, {
        number: null,
        name: null,
        maskedDocument: null,
        jobName: null,
        employer: null,
        issuer: null,
        statusReason: null,
        searchTerms: null,
      }),
  },
});
