import { rejections } from '@healthcert/domain/kernel';
import type { InstitutionTree } from './decider.ts';
import type { Institution } from './institution.ts';

export const closedRefusals = {
  UnknownInstitution: { zh: '没有此机构', en: 'There is no such institution' },
  NotAClinic: { zh: '该机构不办理健康证', en: 'This institution does not examine' },
  InstitutionDisabled: { zh: '该机构已停用，不能登记或预约', en: 'The institution is disabled: nobody can be registered or booked there' },
  AuthorityDisabled: {
    zh: '该机构的上级主管部门已停用，不能登记或预约',
    en: 'An authority above the institution is disabled: nobody can be registered or booked there',
  },
  InstitutionNotAdmitted: {
    zh: '该机构尚未准入，不能登记或预约',
    en: 'The institution is not admitted: nobody can be registered or booked there',
  },
  InstitutionSuspended: {
    zh: '该机构已被暂停，不能登记或预约',
    en: 'The institution is suspended: nobody can be registered or booked there',
  },
  InstitutionRemoved: {
    zh: '该机构已被取消准入，不能登记或预约',
    en: 'The institution was removed: nobody can be registered or booked there',
  },
} as const;

const reject = rejections(closedRefusals);

type Closed = 'InstitutionDisabled' | 'AuthorityDisabled' | 'InstitutionNotAdmitted' | 'InstitutionSuspended' | 'InstitutionRemoved';

/** What keeps the clinic itself closed. A suspension is over after its last day. */
const ownReason = ({ enabled, admission, suspendedUntil }: Institution, day: string): Closed | null => {
  if (!enabled) return 'InstitutionDisabled';
  if (admission === 'suspended') return suspendedUntil === null || day <= suspendedUntil ? 'InstitutionSuspended' : null;
  if (admission === 'removed') return 'InstitutionRemoved';
  return admission === 'admitted' ? null : 'InstitutionNotAdmitted';
};

const standsBelowDisabled = (tree: InstitutionTree, parentId: string | null): boolean => {
  const above = parentId === null ? undefined : tree.get(parentId);
  return above !== undefined && (!above.enabled || standsBelowDisabled(tree, above.parentId));
};

/** Why nobody new is taken by a clinic on a day; null: it is open. A disabled authority closes all that stand below it. */
export const closedBecause = (tree: InstitutionTree, clinic: Institution, day: string): Closed | null =>
  ownReason(clinic, day) ?? (standsBelowDisabled(tree, clinic.parentId) ? 'AuthorityDisabled' : null);

/** A clinic that takes people on this day (A5); what it has begun it may finish. @throws Rejection */
export const openClinic = (tree: InstitutionTree, institutionId: string, day: string): Institution => {
  const clinic = tree.get(institutionId) ?? reject('UnknownInstitution', { field: 'institutionId' });
  if (clinic.kind !== 'clinic') reject('NotAClinic', { field: 'institutionId' });
  const because = closedBecause(tree, clinic, day);
  return because === null ? clinic : reject(because, { field: 'institutionId' });
};
