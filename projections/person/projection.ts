import { maskDocument, type PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { searchTerms } from '../search-terms/index.ts';
import { personModel } from './table.ts';

const { put, patch } = rowsOf(personModel);

type Identified = Extract<PersonEvent, { readonly type: 'PersonEnrolled' | 'PersonCorrected' }>['data'];

const particulars = ({ identity, sex, birthYear }: Identified) => {
  const maskedDocument = identity && maskDocument(identity.documentType, identity.documentNumber);
  return {
    name: identity?.name ?? null,
    documentType: identity?.documentType ?? null,
    maskedDocument,
    phone: identity?.phone ?? null,
    searchTerms: identity && searchTerms({ ...identity, maskedDocument }),
    sex,
    birthYear,
  };
};

export const person = projection<PersonEvent>({
  readModel: personModel,
  on: {
    PersonEnrolled: ({ data, streamId, meta }) =>
      put({ personId: streamId, enrolledAt: data.institutionId, enrolledOn: meta.at, processing: 'open', ...particulars(data) }),
    PersonCorrected: ({ data, streamId }) => patch(streamId, particulars(data)),
    ProcessingRestricted: ({ streamId }) => patch(streamId, { processing: 'restricted' }),
    RestrictionLifted: ({ streamId }) => patch(streamId, { processing: 'open' }),
    PersonErased: ({ streamId }) =>
      patch(streamId, { name: null, documentType: null, maskedDocument: null, phone: null, searchTerms: null, processing: 'erased' }),
  },
});
