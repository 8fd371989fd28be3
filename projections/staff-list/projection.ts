import type { StaffEvent } from '@healthcert/domain/staff';
import { projection, rowsOf } from '../kernel/index.ts';
import { nameTerms } from '../search-terms/index.ts';
import { staffListModel } from './table.ts';

const { put, patch, patchWhere, remove } = rowsOf(staffListModel);

/** Of an appointment at another institution than one's own. */
const besides = ({ staffId, institutionId }: { readonly staffId: string; readonly institutionId: string }): string =>
  `${staffId}@${institutionId}`;

const named = (name: string) => ({ name, words: nameTerms(name) });

export const staffList = projection<StaffEvent>({
  readModel: staffListModel,
  on: {
    StaffAdded: ({ data: { displayName, ...data } }) =>
      put({ ...data, ...named(displayName), appointmentId: data.staffId, own: true, enabled: true, secondFactor: false }),
    StaffChanged: ({ data: { displayName, title, ...where } }) => [
      patchWhere('staffId', where.staffId, { ...named(displayName), title }),
      patch(where.staffId, { institutionId: where.institutionId }),
      remove(besides(where)),
    ],
    RolesAssigned: ({ data }) => patch(data.staffId, { roleIds: data.roleIds }),
    StaffAppointed: ({ data: { loginName, displayName, title, enabled, ...data } }) =>
      put({ ...data, ...named(displayName), loginName, title, enabled, appointmentId: besides(data), own: false }),
    AppointmentEnded: ({ data }) => remove(besides(data)),
    SecondFactorChanged: ({ data: { staffId, has } }) => patchWhere('staffId', staffId, { secondFactor: has }),
    SecondFactorReset: ({ data: { staffId } }) => patchWhere('staffId', staffId, { secondFactor: false }),
    StaffDisabled: ({ data }) => patchWhere('staffId', data.staffId, { enabled: false }),
    StaffEnabled: ({ data }) => patchWhere('staffId', data.staffId, { enabled: true }),
  },
});
