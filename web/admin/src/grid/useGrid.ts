import { useTranslation } from 'react-i18next';
import type { ProgrammeItem } from '../case/useProgramme.ts';
import { useDraft } from '../drafts/useDraft.ts';
import { arrowOf, rangeFor, rangeWords } from '../stations/range.ts';
import { useJudged } from '../stations/useJudged.ts';
import { useText } from '../words/useWords.ts';
import { type Place, placesIn, type Range } from './block.ts';
import { cellKey, cellOf, columnsAt, itemsAt, normalOf } from './columns.ts';
import { useGridSave } from './useGridSave.ts';
import { useSheet } from './useSheet.ts';

export interface GridCell {
  readonly text: string;
  /** The person does not have the item, or has a result: nothing may be typed here. */
  readonly closed: boolean;
  readonly standing: string | null;
  readonly arrow: string;
  readonly problem: string | null;
  readonly changed: boolean;
}

export type Cells = Readonly<Record<string, string>>;
const nothing: Cells = {};

/** Who waits at a station, what is asked of them, and what is typed for them and not saved yet. */
export const useGrid = (station: string, chosen: readonly string[]) => {
  const { t } = useTranslation('grid');
  const text = useText();
  const [cells, setCells] = useDraft(`grid.${station}`, nothing);
  const sheet = useSheet(station, new Set(Object.keys(cells).map((key) => cellOf(key).caseId)));
  const rows = sheet.rows ?? [];
  const pending = new Set(rows.flatMap(({ items }) => items.filter(({ state }) => state !== 'done').map(({ code }) => code)));
  const items = itemsAt(station, sheet.programmes.values(), pending);
  const columns = columnsAt(chosen.length === 0 ? items : items.filter(({ code }) => chosen.includes(code)));
  const judged = useJudged(
    Object.entries(cells).map(([key, words]) => ({ ...cellOf(key), text: words })),
    sheet.programmes,
  );

  const itemOf = (row: (typeof rows)[number] | undefined, item: string | undefined): ProgrammeItem | undefined =>
    row && sheet.programmeOf(row)?.items.find(({ code }) => code === item);
  const rowOf = new Map(rows.map((row) => [row.caseId, row]));
  const saving = useGridSave((caseId, item) => itemOf(rowOf.get(caseId), item), t('incomplete'));

  const isOpen = ({ row, column }: Place): boolean => {
    const item = rows[row]?.items.find(({ code }) => code === columns[column]?.item);
    return item !== undefined && item.state !== 'done';
  };
  const keyAt = ({ row, column }: Place): string | null => {
    const [who, what] = [rows[row], columns[column]];
    return who && what ? cellKey(who.caseId, what) : null;
  };
  const write = (changes: readonly (readonly [string | null, string])[]): void => {
    const known = changes.flatMap(([key, words]) => (key === null ? [] : [[key, words] as const]));
    for (const [key] of known) saving.solved(key);
    setCells((before) => {
      const after = Object.entries({ ...before, ...Object.fromEntries(known) });
      return Object.fromEntries(after.filter(([, words]) => words.trim() !== ''));
    });
  };

  const cell = (at: Place): GridCell => {
    const key = keyAt(at);
    const words = (key !== null && cells[key]) || '';
    if (key === null || words === '') return { text: '', closed: !isOpen(at), standing: null, arrow: '', problem: null, changed: false };
    const answer = judged({ ...cellOf(key), text: words });
    const standing = answer?.standing ?? null;
    const problem = saving.problems[key] ?? (answer?.problem ? text(answer.problem) : null);
    return { text: words, closed: !isOpen(at), standing, arrow: arrowOf[standing ?? ''] ?? '', problem, changed: true };
  };

  /** The normal of what is empty in these rows and columns; a measured number has none. */
  const fillNormal = (range: Range): void =>
    write(
      placesIn(range)
        .flat()
        .flatMap((at) => {
          const column = columns[at.column];
          const item = itemOf(rows[at.row], column?.item);
          const normal = column && item && isOpen(at) && !cell(at).changed ? normalOf(item, column.field) : null;
          return normal === null ? [] : [[keyAt(at), typeof normal === 'string' ? normal : text(normal)] as const];
        }),
    );

  /** Reference values of a cell, in words; empty: there are none. */
  const rangeAt = ({ row, column }: Place): string => {
    const who = rows[row];
    const field = itemOf(who, columns[column]?.item)?.fields.find(({ code }) => code === columns[column]?.field);
    return who && field ? rangeWords(rangeFor(field, who)) : '';
  };

  return { sheet, rows, rowOf, items, columns, cells, setCells, cell, isOpen, keyAt, write, fillNormal, rangeAt, saving };
};

export type GridState = ReturnType<typeof useGrid>;
