import type { Text } from '@healthcert/web-ui/language.ts';
import { columnsOf, type TableColumn } from '../registers/table.ts';
import type { Choice, Value } from '../registers/value-form.ts';
import { newId } from '../words/uuid.ts';
import { fieldsFor, type Particulars, readParticulars, valueOf } from './particulars.ts';
import { type Level, levels, levelsBelow } from './place.ts';
import type { Institution } from './queries.ts';

type Say = (text: Text) => string;
type CodeWord = (group: string, code: string) => string;

const kinds = ['clinic', 'authority'] as const;
type Kind = (typeof kinds)[number];

const headings = {
  code: { zh: '机构编码', en: 'Code' },
  parent: { zh: '上级编码', en: 'Parent code' },
  kind: { zh: '类别', en: 'Kind' },
  level: { zh: '级别', en: 'Level' },
} as const satisfies Record<string, Text>;
type Placing = keyof typeof headings;

/** The particulars as columns; the code stands before them. */
export const columnsFor = (items: readonly Choice[], say: Say): readonly TableColumn[] =>
  columnsOf(
    fieldsFor('clinic', items).filter(({ key }) => key !== 'code'),
    say,
  );

/** Institutions as a table; read back, it changes nothing. */
export const tableOf = (
  shown: readonly Institution[],
  all: readonly Institution[],
  columns: readonly TableColumn[],
  word: CodeWord,
  say: Say,
): readonly (readonly string[])[] => {
  const codes = new Map(all.map(({ institutionId, code }) => [institutionId, code]));
  return [
    [...Object.values(headings), ...columns.map(({ heading }) => heading)].map(say),
    ...shown.map((row) => {
      const value = valueOf(row);
      const placed = [row.code, codes.get(row.parentId ?? '') ?? '', word('kind', row.kind), word('level', row.level)];
      return [...placed, ...columns.map(({ write }) => write(value))];
    }),
  ];
};

export interface FileRows {
  readonly head: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** `cell`: a cell that is not understood; `what`: the heading, or the line that has the code already. */
export interface RowFault {
  readonly column: number | null;
  readonly why: 'noKind' | 'noLevel' | 'noParent' | 'codeMissing' | 'codeTwice' | 'cell';
  readonly what: Text;
}

interface Added extends Particulars {
  readonly institutionId: string;
  readonly parentId: string;
  readonly level: Level;
  readonly kind: Kind;
}
interface Changed extends Particulars {
  readonly institutionId: string;
  readonly edition: number;
}
export type FileStep =
  | { readonly does: 'addInstitution'; readonly input: Added }
  | { readonly does: 'changeInstitution'; readonly input: Changed };

/** An institution that was added is disabled: what happened to it stays told. */
export type FileUndo =
  | { readonly does: 'changeInstitution'; readonly input: Changed }
  | { readonly does: 'disableInstitution'; readonly institutionId: string };

/** What one line of a file would do. */
export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly does: 'add' | 'change' | 'same' | 'refused';
  readonly step: FileStep | null;
  /** What takes it back. */
  readonly back: FileUndo | null;
  /** It stands there, disabled: a file enables nothing. */
  readonly disabled: boolean;
  readonly faults: readonly RowFault[];
}

const plain = (words: string): string => words.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
const placing = Object.keys(headings) as Placing[];

/** What each column of the file means; null: none of the list's. */
export const pathsIn = (head: readonly string[], columns: readonly TableColumn[]): readonly (string | null)[] =>
  head.map((heading) => {
    const is = ({ zh, en }: Text, path: string): boolean => [zh, en, path].map(plain).includes(plain(heading));
    return placing.find((path) => is(headings[path], path)) ?? columns.find((column) => is(column.heading, column.path))?.path ?? null;
  });

/**
 * What a file would do: institutions are known by their codes, those that there are are changed, the others added below
 * the parent whose code is named, also one of an earlier line. Columns that the file has not are kept as they are.
 */
export const importRows = (
  { head, rows }: FileRows,
  columns: readonly TableColumn[],
  known: readonly Institution[],
  word: CodeWord,
): readonly ImportRow[] => {
  const paths = pathsIn(head, columns);
  const byCode = new Map(known.map((row) => [row.code, row]));
  const parents = new Map<string, { readonly institutionId: string; readonly level: Level }>(byCode);
  const lineOf = new Map<string, number>();
  const oneOf = <Code extends string>(group: string, codes: readonly Code[], cell: string): Code | undefined =>
    codes.find((code) => [code, word(group, code)].map(plain).includes(plain(cell)));

  return rows.map(({ line, cells }): ImportRow => {
    const faults: RowFault[] = [];
    const at = (path: string): number | null => (paths.includes(path) ? paths.indexOf(path) : null);
    const cellOf = (path: string): string => cells[at(path) ?? -1]?.trim() ?? '';
    const fault = (why: RowFault['why'], path: string, what: Text = headings.code): void =>
      void faults.push({ column: at(path), why, what });
    const code = cellOf('code').normalize('NFKC').toUpperCase();
    const own = byCode.get(code) ?? byCode.get(cellOf('code'));
    if (code === '') fault('codeMissing', 'code');
    const first = lineOf.get(code);
    if (code !== '' && first !== undefined) fault('codeTwice', 'code', { zh: String(first), en: String(first) });
    lineOf.set(code, first ?? line);

    let value: Value = own ? valueOf(own) : {};
    value = { ...value, code: own?.code ?? code };
    for (const column of columns) {
      if (at(column.path) === null) continue;
      const read = column.read(cellOf(column.path), value);
      if (typeof read === 'string') fault('cell', column.path, column.heading);
      else value = read;
    }
    const { input, faults: unread } = readParticulars(value, own ?? null);
    for (const path of unread.keys()) {
      if (path !== 'code' && !faults.some(({ column }) => column !== null && column === at(path)))
        fault('cell', path, columns.find((column) => column.path === path)?.heading ?? headings.code);
    }
    const answer = (does: ImportRow['does'], step: FileStep | null, back: FileUndo | null = null): ImportRow => {
      return { line, cells, does, step, back, disabled: own?.enabled === false, faults };
    };
    if (own) {
      if (faults.length > 0) return answer('refused', null);
      const before = readParticulars(valueOf(own), own).input;
      if (JSON.stringify(input) === JSON.stringify(before)) return answer('same', null);
      const changed: Changed = { institutionId: own.institutionId, edition: own.edition, ...input };
      const back: Changed = { institutionId: own.institutionId, edition: own.edition + 1, ...before };
      return answer('change', { does: 'changeInstitution', input: changed }, { does: 'changeInstitution', input: back });
    }
    const kind = oneOf('kind', kinds, cellOf('kind'));
    if (!kind) fault('noKind', 'kind');
    const parent = parents.get(cellOf('parent')) ?? parents.get(cellOf('parent').normalize('NFKC').toUpperCase());
    if (!parent) fault('noParent', 'parent');
    const level = cellOf('level') === '' && parent && kind ? levelsBelow(parent, kind)[0] : oneOf('level', levels, cellOf('level'));
    if (!level && parent) fault('noLevel', 'level');
    if (faults.length > 0 || !kind || !parent || !level) return answer('refused', null);
    const institutionId = newId();
    if (kind === 'authority') parents.set(code, { institutionId, level });
    const added: Added = { institutionId, parentId: parent.institutionId, level, kind, ...input };
    return answer('add', { does: 'addInstitution', input: added }, { does: 'disableInstitution', institutionId });
  });
};
