import type { StaffEvent } from '@healthcert/domain/staff';
import { projection, rowsOf } from '../kernel/index.ts';
import { operationSwitchesModel } from './table.ts';

const { put, patch } = rowsOf(operationSwitchesModel);

export const operationSwitches = projection<StaffEvent>({
  readModel: operationSwitchesModel,
  on: {
    OperationDisabled: ({ data: { operation, reason }, meta }) =>
      put({ operation, enabled: false, reason, changedAt: meta.at, changedBy: meta.actorId }),
    OperationEnabled: ({ data: { operation }, meta }) => patch([operation], { enabled: true, changedAt: meta.at, changedBy: meta.actorId }),
  },
});
