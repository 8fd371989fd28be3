import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPreview } from '../results-import/preview.ts';
import { useText } from '../words/useWords.ts';
import { hasHeadings, laidAt, parseBlock, type Range } from './block.ts';
import { cellKey, cellOf } from './columns.ts';
import type { GridState } from './useGrid.ts';

/** What a spreadsheet gives: a block is laid where the cursor is; rows with headings go where their numbers say. */
export const useGridPaste = ({ rows, rowOf, columns, isOpen, keyAt, write }: GridState) => {
  const { t } = useTranslation('grid');
  const text = useText();
  const [told, setTold] = useState<readonly string[]>([]);
  const [reveal, setReveal] = useState<{ readonly row: number } | null>(null);

  /** Whatever order they came in; names are compared. */
  const pasteRows = async (pasted: string): Promise<void> => {
    const answer = await askPreview({ text: pasted }, []);
    if (!answer.ok) return setTold([text(answer.problem.text)]);
    const preview = answer.answer;
    const meanings = preview.columns.map(({ meaning }) => meaning.split('/'));
    const isResult = (column: number | null): boolean => column !== null && ['value', 'findings'].includes(meanings[column]?.[0] ?? '');
    const refused: string[] = preview.problems.map(text);
    const changes: (readonly [string, string])[] = [];
    let filled = 0;
    for (const row of preview.rows) {
      const blamed = row.problems.find(({ column }) => !isResult(column));
      const here = row.caseId === null ? undefined : rowOf.get(row.caseId);
      if (row.state === 'empty') continue;
      if (blamed || !here) {
        refused.push(t('pasteProblem', { line: row.line, words: blamed ? text(blamed.text) : t('notHere') }));
        continue;
      }
      const typed = row.cells.flatMap((words, n) => {
        const [of, item = '', field = null] = meanings[n] ?? [];
        return isResult(n) && words !== '' ? [[cellKey(here.caseId, { item, field: of === 'value' ? field : null }), words] as const] : [];
      });
      changes.push(...typed);
      filled += 1;
    }
    write(changes);
    const first = rows.findIndex(({ caseId }) => changes.some(([key]) => cellOf(key).caseId === caseId));
    if (first >= 0) setReveal({ row: first });
    return setTold([...(filled > 0 ? [t('pasted', { count: filled })] : []), ...refused]);
  };

  const paste = (pasted: string, range: Range): void => {
    const block = parseBlock(pasted);
    setTold([]);
    if (hasHeadings(block)) return void pasteRows(pasted);
    const { cells: laid, lost } = laidAt(block, range, { rows: rows.length, columns: columns.length });
    const open = laid.filter(({ at }) => isOpen(at));
    const closed = laid.filter(({ at, text: words }) => !isOpen(at) && words !== '').length;
    write(open.map(({ at, text: words }) => [keyAt(at), words]));
    if (lost + closed > 0) setTold([t('outside', { lost: lost + closed })]);
    return undefined;
  };
  return { paste, told, setTold, reveal };
};
