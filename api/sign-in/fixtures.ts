import type { Actor, Role } from '@healthcert/domain/kernel';

export const clerkRole: Role = {
  id: 'clerk',
  name: { zh: '登记员', en: 'Clerk' },
  operations: { registerCase: 'institution', recordResult: 'own' },
  reads: { 'station-worklist': { scope: 'institution', groups: ['plain', 'identity'] } },
};

export const physicianRole: Role = {
  id: 'physician',
  name: { zh: '主检医师', en: 'Chief physician' },
  operations: { recordResult: 'institution', concludeCase: 'subtree' },
  reads: { 'station-worklist': { scope: 'subtree', groups: ['plain', 'clinical'] } },
};

export const wangFang = (over: Partial<Actor> = {}): Actor => ({
  id: 'staff-1',
  kind: 'staff',
  name: '王芳',
  institutionId: 'clinic-1',
  roles: [clerkRole, physicianRole],
  ...over,
});
