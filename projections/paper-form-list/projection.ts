import type { CaseEvent } from '@healthcert/domain/case';
import { formNumberOf, type PaperFormEvent } from '@healthcert/domain/paper-form';
import { projection, rowsOf } from '../kernel/index.ts';
import { paperFormListModel } from './table.ts';

const { put, patch } = rowsOf(paperFormListModel);

export const paperFormList = projection<PaperFormEvent | CaseEvent>({
  readModel: paperFormListModel,
  on: {
    PaperFormsNumbered: ({ data: { institutionId, batchId, programmeId, from, to, numberedAt } }) =>
      Array.from({ length: to - from + 1 }, (_, n) =>
        put({
          number: formNumberOf(from + n),
          institutionId,
          batchId,
          programmeId,
          state: 'blank',
          numberedAt,
          caseId: null,
          occurredAt: null,
          enteredAt: null,
          because: null,
        }),
      ),
    PaperFormVoided: ({ data: { number, because } }) => patch(number, { state: 'voided', because }),
    CaseRegistered: ({ data: { paperForm, registeredAt }, streamId, meta }) =>
      paperForm === null ? [] : patch(paperForm, { state: 'entered', caseId: streamId, occurredAt: registeredAt, enteredAt: meta.at }),
  },
});
