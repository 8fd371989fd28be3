import { describe, expect, it } from 'vitest';
import { mappingOf, userRows } from './import-users.ts';

const known = {
  institutions: [{ institutionId: 'clinic-1', code: '341102001', name: '琅琊区示范卫生院' }],
  roles: [
    { roleId: 'front-desk', names: ['前台登记', 'Front desk'], givable: true },
    { roleId: 'examiner', names: ['问诊与体检', 'Examiner'], givable: true },
    { roleId: 'city-administrator', names: ['市级管理员', 'City administrator'], givable: false },
  ],
};
const head = ['姓名', '备注', '用户名', '机构', '角色', '职称'];
const read = (...rows: string[][]) =>
  userRows(
    rows.map((cells, n) => ({ line: n + 2, cells })),
    mappingOf(head),
    known,
  );

describe('users from a file (A1)', () => {
  it('are recognised by their headings, in either language; the same heading twice counts once', () => {
    expect(mappingOf(head)).toEqual(['displayName', null, 'loginName', 'institution', 'roles', 'title']);
    expect(mappingOf([' Name ', 'LOGIN', 'Name', 'Institution', 'Roles'])).toEqual([
      'displayName',
      'loginName',
      null,
      'institution',
      'roles',
    ]);
  });

  it('are taken with roles by name, and an institution by name or code', () => {
    const [one, other] = read(
      ['赵演示', '', 'Zhao.YS', '琅琊区示范卫生院', '前台登记、examiner', '护士'],
      ['钱演示', '', 'ｑｉａｎ', '341102001', 'Front desk', ''],
    );
    expect(one).toMatchObject({
      line: 2,
      faults: [],
      user: { displayName: '赵演示', loginName: 'zhao.ys', title: '护士', institutionId: 'clinic-1', roleIds: ['front-desk', 'examiner'] },
    });
    expect(other).toMatchObject({ line: 3, faults: [], user: { loginName: 'qian', title: null } });
  });

  it.each([
    ['no name', ['', '', 'zhao', '341102001', '前台登记', ''], 'displayName', 'missing'],
    ['no sign-in name', ['赵', '', '', '341102001', '前台登记', ''], 'loginName', 'missing'],
    ['a sign-in name in Chinese', ['赵', '', '赵演示', '341102001', '前台登记', ''], 'loginName', 'badName'],
    ['an institution that is not there', ['赵', '', 'zhao', '某医院', '前台登记', ''], 'institution', 'unknownInstitution'],
    ['no role', ['赵', '', 'zhao', '341102001', ' 、', ''], 'roles', 'missing'],
    ['a role that is not there', ['赵', '', 'zhao', '341102001', '院长', ''], 'roles', 'unknownRole'],
    ['a role that one may not give', ['赵', '', 'zhao', '341102001', '市级管理员', ''], 'roles', 'notGivable'],
  ])('are blamed for %s', (_what, cells, column, why) => {
    expect(read(cells)[0]?.faults).toMatchObject([{ column, why }]);
  });

  it('are blamed where a sign-in name stands twice', () => {
    const line = ['赵', '', 'zhao', '341102001', '前台登记', ''];
    expect(read(line, line)[1]?.faults).toEqual([{ column: 'loginName', why: 'twice', value: 'zhao' }]);
  });
});
