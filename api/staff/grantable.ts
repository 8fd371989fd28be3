import { rejections } from '@healthcert/domain/kernel';
import type { StaffCommandNamed, StaffDirectory } from '@healthcert/domain/staff';
import type { FactsProvider } from '../operations/index.ts';

const reject = rejections({
  UnknownOperation: { zh: '没有此功能：{name}', en: 'There is no such operation: {name}' },
  UnknownList: { zh: '没有此列表：{name}', en: 'There is no such list: {name}' },
});

/** All that a role may hold. */
export interface Grantable {
  readonly operations: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
}

type RoleForm = StaffCommandNamed<'DefineRole'>['data'];

/** A role is made of what there is; what it held already it may keep, also where the software has dropped it since. */
export const roleFacts = (grantable: Grantable): Readonly<Record<string, FactsProvider>> => {
  const made = async ({ roleId, operations, reads }: RoleForm, { roles }: StaffDirectory): Promise<object> => {
    const before = roles.get(roleId);
    for (const [n, { operation: name }] of operations.entries())
      if (!grantable.operations.has(name) && !before?.operations[name])
        reject('UnknownOperation', { field: `operations.${n}.operation`, with: { name } });
    for (const [n, { readModel: name }] of reads.entries())
      if (!grantable.reads.has(name) && !before?.reads[name]) reject('UnknownList', { field: `reads.${n}.readModel`, with: { name } });
    return {};
  };
  return { defineRole: made, changeRole: made };
};
