import type { StaffEvent } from '@healthcert/domain/staff';
import { projection, rowsOf } from '../kernel/index.ts';
import { staffListModel } from './table.ts';

const { put, patch } = rowsOf(staffListModel);

export const staffList = projection<StaffEvent>({
  readModel: staffListModel,
  on: {
    StaffAdded: ({ data }) => put({ ...data, enabled: true }),
    StaffChanged: ({ data: { staffId, displayName, title, institutionId } }) => patch(staffId, { displayName, title, institutionId }),
    RolesAssigned: ({ data }) => patch(data.staffId, { roleIds: data.roleIds }),
    StaffDisabled: ({ data }) => patch(data.staffId, { enabled: false }),
    StaffEnabled: ({ data }) => patch(data.staffId, { enabled: true }),
  },
});
