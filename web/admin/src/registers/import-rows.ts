import type { Text } from '@healthcert/web-ui/language.ts';
import type { EntryRow } from './entry-row.ts';
import type { ListedEntry } from './listed.ts';
import type { RegisterKind, Step } from './queries.ts';
import { isSame, type CellFault, type TableColumn } from './table.ts';
import { faultsOf } from './value-faults.ts';
import { blankOf, cleaned, type Field, type Value } from './value-form.ts';

/** The list that rows are compared with. */
export interface ImportInto {
  readonly kind: Pick<RegisterKind, 'tree' | 'scope'>;
  readonly fields: readonly Field[];
  readonly institutionId: string | null;
  /** What is in force, and what is kept of the list itself. */
  readonly entries: readonly ListedEntry[];
  readonly retired: readonly EntryRow[];
}

/** `column`: whose heading is to blame; null: the row as a whole, or a column that the file has not. */
export interface RowFault {
  readonly column: number | null;
  readonly why: CellFault | 'outside' | 'codeMissing' | 'codeTwice';
  /** The field's name, or the line that has the code already. */
  readonly what: Text;
  /** What would do, where a number is out of its range. */
  readonly allowed?: Text;
}

/** What one line of a file would do. */
export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly code: string;
  readonly does: 'add' | 'change' | 'same' | 'refused';
  readonly before: Value | null;
  readonly value: Value;
  readonly steps: readonly Step[];
  /** What takes it back, refused where somebody has changed the entry since. */
  readonly back: readonly Step[];
  readonly faults: readonly RowFault[];
}

export interface FileTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export const codeHeading: Text = { zh: '代码', en: 'Code' };
export const parentHeading: Text = { zh: '上级代码', en: 'Parent code' };

const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
const isHeading = (heading: string, { zh, en }: Text, path: string): boolean => [zh, en, path].map(plain).includes(plain(heading));

/** What each column of the file means: its path, or null where it is none of the list's. */
export const pathsIn = (head: readonly string[], columns: readonly TableColumn[]): readonly (string | null)[] =>
  head.map((heading) => {
    if (isHeading(heading, codeHeading, 'code')) return 'code';
    if (isHeading(heading, parentHeading, 'parent')) return 'parent';
    return columns.find((column) => isHeading(heading, column.heading, column.path))?.path ?? null;
  });

/**
 * What a file would do to a list: entries are known by their codes; columns that it has not are kept as they are; what
 * it does not name stays. Nothing is decided here: the server rehearses the steps.
 */
export const importRows = (
  { head, rows }: FileTable,
  columns: readonly TableColumn[],
  { kind, fields, institutionId, entries, retired }: ImportInto,
): readonly ImportRow[] => {
  const paths = pathsIn(head, columns);
  const inForce = new Map(entries.map((entry) => [entry.row.code, entry]));
  const kept = new Map(retired.map((row) => [row.code, row]));
  const lineOf = new Map<string, number>();
  const labelOf = (path: string): Text =>
    path === 'code' ? codeHeading : (columns.find((column) => column.path === path)?.heading ?? { zh: path, en: path });

  /** What stands after an entry in its list. */
  const after = ({ code, parent, institutionId: whose }: EntryRow): string | null => {
    const beside = entries.map(({ row }) => row).filter((row) => row.parent === parent && row.institutionId === whose);
    return beside[beside.findIndex((row) => row.code === code) + 1]?.code ?? null;
  };
  const nothing = { steps: [], back: [] };

  const stepsFor = (code: string, parent: string | null | undefined, value: Value): Pick<ImportRow, 'steps' | 'back'> => {
    const entry = inForce.get(code);
    const own = entry && (institutionId === null || entry.origin !== 'city') ? entry.row : null;
    if (own) {
      const changes = !isSame(fields, own.value, value);
      const moves = parent !== undefined && parent !== own.parent;
      return {
        steps: [...(changes ? [{ change: { code, value, edition: own.edition } }] : []), ...(moves ? [{ move: { code, parent } }] : [])],
        back: [
          ...(changes ? [{ change: { code, value: own.value, edition: own.edition + 1 } }] : []),
          ...(moves ? [{ move: { code, parent: own.parent, before: after(own) } }] : []),
        ],
      };
    }
    if (entry && isSame(fields, entry.row.value, value)) return nothing;
    const old = kept.get(code);
    // The change to what it is already changes nothing, and is refused where it is something else by now.
    const stillAs = (edition: number): Step => ({ change: { code, value, edition } });
    if (old) {
      const same = isSame(fields, old.value, value);
      return {
        steps: [{ restore: { code } }, { change: { code, value, edition: null } }],
        back: [
          ...(same ? [] : [stillAs(old.edition + 1), { change: { code, value: old.value, edition: old.edition + 1 } }]),
          { retire: { code } },
        ],
      };
    }
    return {
      steps: [{ add: { code, value, ...(kind.tree && parent != null && { parent }) } }],
      back: [stillAs(1), { retire: { code } }],
    };
  };

  return rows.map(({ line, cells }): ImportRow => {
    const cellOf = (path: string): string | undefined => {
      const at = paths.indexOf(path);
      return at < 0 ? undefined : (cells[at] ?? '');
    };
    const code = cellOf('code') ?? '';
    const before = inForce.get(code)?.row.value ?? kept.get(code)?.value ?? null;
    const faults: RowFault[] = [];
    let value: Value = before ?? blankOf(fields);
    for (const column of columns) {
      const cell = cellOf(column.path);
      if (cell === undefined) continue;
      const read = column.read(cell, value);
      if (typeof read === 'string') faults.push({ column: paths.indexOf(column.path), why: read, what: column.heading });
      else value = read;
    }
    const at = (path: string): number | null => (paths.includes(path) ? paths.indexOf(path) : null);
    const faulty = new Set(faults.map(({ column }) => column));
    for (const { path, why, allowed } of faultsOf(fields, value)) {
      if (!faulty.has(at(path))) faults.push({ column: at(path), why, what: labelOf(path), ...(allowed && { allowed }) });
    }
    if (code === '') faults.push({ column: at('code'), why: 'codeMissing', what: codeHeading });
    const first = lineOf.get(code);
    if (first !== undefined && code !== '')
      faults.push({ column: at('code'), why: 'codeTwice', what: { zh: String(first), en: String(first) } });
    else lineOf.set(code, line);
    const clean = cleaned(fields, value);
    const parent = kind.tree ? cellOf('parent') : undefined;
    const { steps, back } = faults.length > 0 ? nothing : stepsFor(code, parent === undefined ? undefined : parent || null, clean);
    const does = faults.length > 0 ? 'refused' : steps.length === 0 ? 'same' : before === null || kept.has(code) ? 'add' : 'change';
    return { line, cells, code, does, before, value: clean, steps, back, faults };
  });
};

/** The list as a table of the same columns; read back, it changes nothing. */
export const tableOf = (
  entries: readonly ListedEntry[],
  columns: readonly TableColumn[],
  tree: boolean,
  say: (text: Text) => string,
): readonly (readonly string[])[] => [
  [say(codeHeading), ...(tree ? [say(parentHeading)] : []), ...columns.map(({ heading }) => say(heading))],
  ...entries.map(({ row }) => [row.code, ...(tree ? [row.parent ?? ''] : []), ...columns.map(({ write }) => write(row.value))]),
];
