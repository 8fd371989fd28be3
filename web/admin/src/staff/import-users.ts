/** What a column of a file holds. */
export const userColumns = ['displayName', 'loginName', 'title', 'institution', 'roles'] as const;
export type UserColumn = (typeof userColumns)[number];

const headings: Readonly<Record<UserColumn, readonly string[]>> = {
  displayName: ['姓名', '名字', 'name', 'full name'],
  loginName: ['用户名', '登录名', '账号', '帐号', 'sign-in name', 'login', 'user name', 'username'],
  title: ['职称', '职务', '岗位', 'title', 'post'],
  institution: ['机构', '单位', '机构名称', '机构编码', 'institution'],
  roles: ['角色', '权限', 'roles', 'role'],
};

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** What each column of a file holds, by its heading; null: nothing that is taken. */
export const mappingOf = (head: readonly string[]): readonly (UserColumn | null)[] =>
  head.map((heading, at) => {
    const column = userColumns.find((one) => headings[one].includes(plain(heading)));
    return column && head.findIndex((other) => headings[column].includes(plain(other))) === at ? column : null;
  });

export interface Known {
  readonly institutions: readonly { readonly institutionId: string; readonly code: string; readonly name: string }[];
  readonly roles: readonly { readonly roleId: string; readonly names: readonly string[]; readonly givable: boolean }[];
}

export type UserFault = 'missing' | 'badName' | 'twice' | 'unknownInstitution' | 'unknownRole' | 'notGivable';

export interface UserRow {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly user: {
    readonly displayName: string;
    readonly loginName: string;
    readonly title: string | null;
    readonly institutionId: string;
    readonly roleIds: readonly string[];
  };
  readonly faults: readonly { readonly column: UserColumn; readonly why: UserFault; readonly value: string }[];
}

const loginForm = /^[a-z][a-z0-9._-]{2,39}$/;
const between = /[、,，;；\n]+/;

/** What each line of a file would add, and what is wrong with it. Whether a sign-in name is taken, the city knows. */
export const userRows = (
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
  mapping: readonly (UserColumn | null)[],
  { institutions, roles }: Known,
): readonly UserRow[] => {
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const faults: UserRow['faults'][number][] = [];
    const blame = (column: UserColumn, why: UserFault, value = ''): void => void faults.push({ column, why, value });
    const cell = (column: UserColumn): string => (cells[mapping.indexOf(column)] ?? '').normalize('NFKC').trim();
    const displayName = cell('displayName');
    const loginName = cell('loginName').toLowerCase();
    if (displayName === '') blame('displayName', 'missing');
    if (loginName === '') blame('loginName', 'missing');
    else if (!loginForm.test(loginName)) blame('loginName', 'badName', loginName);
    else if (seen.has(loginName)) blame('loginName', 'twice', loginName);
    seen.add(loginName);
    const place = cell('institution');
    const institution = institutions.find((one) => one.name === place || one.code === place);
    if (place === '') blame('institution', 'missing');
    else if (!institution) blame('institution', 'unknownInstitution', place);
    const named = cell('roles')
      .split(between)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (named.length === 0) blame('roles', 'missing');
    const roleIds = named.flatMap((name) => {
      const role = roles.find(({ roleId, names }) => roleId === name || names.some((one) => plain(one) === plain(name)));
      if (!role) blame('roles', 'unknownRole', name);
      else if (!role.givable) blame('roles', 'notGivable', name);
      return role ? [role.roleId] : [];
    });
    const user = { displayName, loginName, title: cell('title') || null, institutionId: institution?.institutionId ?? '', roleIds };
    return { line, cells, user, faults };
  });
};
