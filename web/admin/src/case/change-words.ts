interface Change {
  readonly path: string;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

const silent = /^(revision|caseId|personId|programme\.|withheld)|\.(ruleIds|opaqueId|statusIndex)(\.|$)/;

/** The changes worth a person's eye, in the order told. */
export const shownChanges = (changes: readonly Change[]): readonly Change[] => changes.filter(({ path }) => !silent.test(path));

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

interface Words {
  readonly code: (group: string, code: string) => string;
  readonly item: (code: string) => string;
  readonly time: (instant: string) => string;
}

/** "items.alt.state" in words: the item's name, then what of it. */
export const pathWords = (path: string, { code, item }: Words): string => {
  const parts = path.split('.');
  if (parts[0] === 'items' && parts[1] !== undefined)
    return [item(parts[1]), ...parts.slice(2).flatMap((part) => word(part, code))].join(' · ');
  return parts.flatMap((part) => word(part, code)).join(' · ');
};

const structure = new Set(['identity', 'clinical', 'conclusion', 'certificates', 'issued', 'result', 'findings', 'values']);

const word = (part: string, code: Words['code']): string[] => {
  if (structure.has(part) || /^\d{1,2}$/.test(part)) return [];
  return [code('path', part)];
};

const valueGroups: Readonly<Record<string, string>> = {
  state: 'itemState',
  stage: 'stage',
  outcome: 'outcome',
  validity: 'validity',
  custody: 'custody',
  sex: 'sex',
  feeState: 'feeState',
  station: 'station',
  documentType: 'documentType',
};

export const valueWords = (path: string, value: string, { code, time }: Words): string => {
  if (instant.test(value)) return time(value);
  if (value === 'true' || value === 'false') return code(value === 'true' ? 'yes' : 'no', value === 'true' ? 'yes' : 'no');
  const group = valueGroups[path.split('.').at(-1) ?? ''];
  return group ? code(group, value) : value;
};
