import { rowsOfProjection } from '@healthcert/projections/kernel/testing';
import { describe, it } from 'vitest';
import { roleList } from './index.ts';

const { given } = rowsOfProjection(roleList, { streamId: 'directory', category: 'staff' });
const role = (edition: number, operations: Record<string, string>) => ({
  roleId: 'desk',
  name: { zh: '前台登记', en: 'Front desk' },
  operations,
  reads: {},
  secondFactor: false,
  edition,
});
const defined = { type: 'RoleDefined', data: role(1, { registerCase: 'institution' }) };
const changed = { type: 'RoleChanged', data: role(2, { registerCase: 'subtree' }), meta: { actorId: 'staff-lin' } };

describe('the list of roles', () => {
  it('says what a role may do, and is found by pinyin and initials', () =>
    given(defined).thenRow({ nameZh: '前台登记', sound: 'qiantaidengji qtdj', operations: { registerCase: 'institution' }, edition: 1 }));

  it('follows its changes, with who made the last', () =>
    given(defined, changed).thenRow({ operations: { registerCase: 'subtree' }, edition: 2, changedBy: 'staff-lin' }));

  it('tells when somebody was given it', () =>
    given(
      defined,
      { type: 'RolesAssigned', data: { staffId: 'zhao', roleIds: ['desk'] } },
      { type: 'StaffAppointed', data: { staffId: 'zhao', institutionId: 'clinic-2', roleIds: ['no-such'] } },
    ).thenRow({ roleId: 'desk', edition: 1 }));

  it('forgets a role that is removed', () => given(defined, { type: 'RoleRemoved', data: { roleId: 'desk' } }).thenRows([]));
});
