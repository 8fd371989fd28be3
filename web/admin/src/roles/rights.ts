/** How far a grant reaches, narrowest first. */
export const scopes = ['own', 'institution', 'subtree', 'city'] as const;
export type Scope = (typeof scopes)[number];
export const groups = ['plain', 'identity', 'clinical'] as const;
export type Group = (typeof groups)[number];

export interface ReadRight {
  readonly scope: Scope;
  readonly groups: readonly Group[];
  /** Rows about persons whose processing is restricted as well. */
  readonly restricted?: boolean | undefined;
  /** More than general fields only for a stated purpose. */
  readonly purpose?: boolean | undefined;
}

/** What a role may do and see, as the server keeps it. */
export interface Rights {
  readonly operations: Readonly<Record<string, Scope>>;
  readonly reads: Readonly<Record<string, ReadRight>>;
}

export const noRights: Rights = { operations: {}, reads: {} };

/** A role as it is edited: its names, what it asks of a sign-in, its rights. */
export interface RoleDraft extends Rights {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly secondFactor: boolean;
}

const wider = (one: Scope | undefined, other: Scope): Scope =>
  one !== undefined && scopes.indexOf(one) > scopes.indexOf(other) ? one : other;

const showsPersons = ({ groups: shown }: ReadRight): boolean => shown.some((group) => group !== 'plain');

/** Whether persons are seen for a purpose alone: not where one right shows them without. */
const asksTogether = (rights: readonly ReadRight[]): boolean => {
  const personal = rights.filter(showsPersons);
  return personal.length > 0 && personal.every(({ purpose }) => purpose === true);
};

/** What several roles come to together: each right at its widest. */
export const together = (roles: readonly Rights[]): Rights => {
  const operations: Record<string, Scope> = {};
  const reads: Record<string, ReadRight> = {};
  for (const role of roles) {
    for (const [name, scope] of Object.entries(role.operations)) operations[name] = wider(operations[name], scope);
    for (const [name, read] of Object.entries(role.reads)) {
      const before = reads[name];
      reads[name] = {
        scope: wider(before?.scope, read.scope),
        groups: groups.filter((group) => read.groups.includes(group) || before?.groups.includes(group)),
        restricted: read.restricted === true || before?.restricted === true,
        purpose: asksTogether(before ? [before, read] : [read]),
      };
    }
  }
  return { operations, reads };
};

/** One cell of a role: `operation registerCase`, `read person`, `nameZh`. A scope, a list's right, a name; null: not held. */
export type Cell = string;
export type CellValue = ReadRight | string | boolean | null;

const cellsOf = ({ operations, reads, ...rest }: RoleDraft): ReadonlyMap<Cell, CellValue> =>
  new Map<Cell, CellValue>([
    ...Object.entries(rest),
    ...Object.entries(operations).map(([name, scope]): [Cell, CellValue] => [`operation ${name}`, scope]),
    ...Object.entries(reads).map(([name, { scope, groups: shown, restricted, purpose }]): [Cell, CellValue] => [
      `read ${name}`,
      {
        scope,
        groups: groups.filter((group) => shown.includes(group)),
        restricted: restricted === true,
        purpose: purpose === true,
      },
    ]),
  ]);

const same = (one: CellValue | undefined, other: CellValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export interface Difference {
  readonly cell: Cell;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** Which cells differ, and how. */
export const differences = (before: RoleDraft, after: RoleDraft): readonly Difference[] => {
  const [was, is] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((cell) => !same(was.get(cell), is.get(cell)))
    .map((cell) => ({ cell, before: was.get(cell) ?? null, after: is.get(cell) ?? null }));
};

const without = <Value>(of: Readonly<Record<string, Value>>, name: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(of).filter(([one]) => one !== name));

/** The role with one cell as wanted. */
export const withCell = (role: RoleDraft, cell: Cell, value: CellValue): RoleDraft => {
  const [kind = '', name] = cell.split(' ');
  if (name === undefined) return { ...role, [kind]: value };
  if (kind === 'operation')
    return { ...role, operations: { ...without(role.operations, name), ...(value !== null && { [name]: value as Scope }) } };
  return { ...role, reads: { ...without(role.reads, name), ...(value !== null && { [name]: value as ReadRight }) } };
};

/** What was set stays, on top of what another has saved meanwhile; where both set the same cell, what was set here. */
export const rebased = (base: RoleDraft, mine: RoleDraft, theirs: RoleDraft): RoleDraft =>
  differences(base, mine).reduce((role, { cell, after }) => withCell(role, cell, after), theirs);
