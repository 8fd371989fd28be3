import type { ProgrammeEvent } from '@healthcert/domain/programme';
import { projection, rowsOf } from '../kernel/index.ts';
import { programmeListModel } from './table.ts';

const { put } = rowsOf(programmeListModel);

export const programmeList = projection<ProgrammeEvent>({
  readModel: programmeListModel,
  on: {
    ProgrammePublished: ({ data: { programme }, streamId }) =>
      put({
        programmeId: streamId,
        version: programme.version,
        name: programme.name.zh,
        category: programme.category,
        validFrom: programme.validFrom,
      }),
  },
});
