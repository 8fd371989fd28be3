import type { Recorded } from '@healthcert/domain/kernel';
import type { StaffEvent, StaffEventNamed } from '@healthcert/domain/staff';
import { projection, rowsOf, type RowOperation } from '../kernel/index.ts';
import { soundOf } from '../register-entries/index.ts';
import { roleListModel } from './table.ts';

const { put, patch, remove } = rowsOf(roleListModel);

type Definition = Recorded<StaffEventNamed<'RoleDefined'> | StaffEventNamed<'RoleChanged'>>;
type Assignment = Recorded<StaffEventNamed<'RolesAssigned'> | StaffEventNamed<'StaffAppointed'>>;

const defined = ({ data: { roleId: _key, name, ...role }, meta }: Definition) => ({
  ...role,
  nameZh: name.zh,
  nameEn: name.en,
  sound: soundOf(name.zh),
  changedAt: meta.at,
  changedBy: meta.actorId,
});

const assigned = ({ data, meta }: Assignment): readonly RowOperation[] =>
  data.roleIds.map((roleId) => patch(roleId, { assignedAt: meta.at }));

export const roleList = projection<StaffEvent>({
  readModel: roleListModel,
  on: {
    RoleDefined: (event) => put({ ...defined(event), roleId: event.data.roleId, assignedAt: null }),
    RoleChanged: (event) => patch(event.data.roleId, defined(event)),
    RoleRemoved: ({ data }) => remove(data.roleId),
    RolesAssigned: assigned,
    StaffAppointed: assigned,
  },
});
