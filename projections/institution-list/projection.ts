import type { InstitutionEvent } from '@healthcert/domain/institution';
import { projection, rowsOf } from '../kernel/index.ts';
import { institutionListModel } from './table.ts';

const { put, patch } = rowsOf(institutionListModel);

export const institutionList = projection<InstitutionEvent>({
  readModel: institutionListModel,
  on: {
    InstitutionAdded: ({ data }) => {
      const { institutionId, parentId, level, kind, code, name, telephone, address, review } = data;
      return put({ institutionId, parentId, level, kind, code, name, telephone, address, review, enabled: true });
    },
    InstitutionChanged: ({ data: { institutionId, code, name, telephone, address, review } }) =>
      patch(institutionId, { code, name, telephone, address, review }),
    ReviewArranged: ({ data: { institutionId, review } }) => patch(institutionId, { review }),
    InstitutionMoved: ({ data: { institutionId, parentId, level } }) => patch(institutionId, { parentId, level }),
    InstitutionDisabled: ({ data }) => patch(data.institutionId, { enabled: false }),
    InstitutionEnabled: ({ data }) => patch(data.institutionId, { enabled: true }),
  },
});
