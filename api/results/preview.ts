import type { Text } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import type { Table, TableRow } from '@healthcert/integrations/spreadsheet';
import type { RequestContext } from '../context.ts';
import { recordAccess } from '../record-access.ts';
import { keyOf, meaningChoices, meaningsIn, type ColumnMeaning, type MeaningChoice } from './columns.ts';
import { cellsOf, readRow, whoseOf, type PreviewEntry, type RowProblem } from './preview-row.ts';
import { said } from './problems.ts';
import { finderOfCases, type WhoseAnswer } from './whose.ts';

export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** good: may be entered; known: was entered before; empty: no result stands in it; refused: see its problems. */
  readonly state: 'good' | 'known' | 'empty' | 'refused';
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  /** Null where nobody was found, or may not be seen by name. */
  readonly name: string | null;
  readonly entries: readonly PreviewEntry[];
  readonly problems: readonly RowProblem[];
}

export interface Preview {
  readonly columns: readonly { readonly heading: string; readonly meaning: string }[];
  readonly choices: readonly Omit<MeaningChoice, 'meaning'>[];
  /** What keeps the file as a whole from being entered. */
  readonly problems: readonly Text[];
  readonly rows: readonly PreviewRow[];
}

interface Asked {
  readonly table: Table;
  /** Of its bytes. */
  readonly hash: string;
  /** By column, where a person has chosen what it means. */
  readonly chosen: readonly (string | null)[];
}

const programmesHere = async ({ system, actor }: RequestContext, now: string): Promise<readonly Programme[]> => {
  const inForce = await system.programmes.inForce(dayInChina(now));
  const { institutionId } = actor ?? {};
  return institutionId == null ? inForce : Promise.all(inForce.map((programme) => system.forms.under(programme, institutionId)));
};

const wholeProblems = (columns: readonly ColumnMeaning[], choices: readonly MeaningChoice[]): readonly Text[] => {
  const keys = columns.filter(({ of }) => of !== 'nothing').map(keyOf);
  const twice = [...new Set(keys.filter((key, n) => keys.indexOf(key) !== n))];
  const isOf = (...kinds: readonly ColumnMeaning['of'][]): boolean => columns.some(({ of }) => kinds.includes(of));
  return [
    ...twice.map((key) => said('ColumnTwice', { what: choices.find((choice) => choice.key === key)?.title ?? key })),
    ...(isOf('case', 'specimen', 'document') ? [] : [said('WhoseColumnMissing')]),
    ...(isOf('findings', 'value') ? [] : [said('ResultColumnMissing')]),
  ];
};

const unread = ({ line, cells }: TableRow): PreviewRow => ({
  line,
  cells,
  state: 'empty',
  caseId: null,
  caseNumber: null,
  name: null,
  entries: [],
  problems: [],
});

const stateOf = (entries: readonly PreviewEntry[], problems: readonly RowProblem[]): PreviewRow['state'] => {
  if (problems.length > 0) return 'refused';
  if (entries.length === 0) return 'empty';
  return entries.every(({ known }) => known) ? 'known' : 'good';
};

/** Several at a time: each folds a stream or two. */
const atOnce = 20;

/**
 * What a file of results would enter (A8), row by row, without writing anything: whose each row is, what is understood,
 * and what is refused in which words. Whom it shows is in the access log before it is answered.
 */
export const preview = async (context: RequestContext, { table, hash, chosen }: Asked): Promise<Preview> => {
  const now = context.system.now();
  const programmes = await programmesHere(context, now);
  const choices = meaningChoices(programmes);
  const byKey = new Map(choices.map(({ key, meaning }) => [key, meaning]));
  const columns = meaningsIn(table.head, programmes).map((meaning, n) => byKey.get(chosen[n] ?? '') ?? meaning);
  const problems = wholeProblems(columns, choices);
  const shown = {
    columns: table.head.map((heading, n) => ({ heading, meaning: keyOf(columns[n]!) })),
    choices: choices.map(({ key, title }) => ({ key, title })),
    problems,
  };
  if (problems.length > 0) return { ...shown, rows: table.rows.map(unread) };

  const read = table.rows.map((row) => ({ row, cells: cellsOf(row, columns) }));
  const find = await finderOfCases(
    context,
    read.map(({ cells }) => whoseOf(cells)),
  );
  const rows: PreviewRow[] = [];
  const subjects = new Set<string>();
  const lineOf = new Map<string, number>();

  const previewed = async ({ row, cells }: (typeof read)[number], answer: WhoseAnswer): Promise<PreviewRow> => {
    if ('problem' in answer) {
      const column = cells.find(({ meaning }) => meaning.of === answer.of)?.column ?? null;
      return { ...unread(row), state: 'refused', problems: [{ column, text: answer.problem }] };
    }
    const { found } = answer;
    const result = await readRow({ context, found, cells, source: `${hash}/${row.line}`, now });
    const { personId, caseNumber, identity } = found.registration;
    const isNamed = found.groups.has('identity') && identity !== null;
    if (isNamed) subjects.add(personId);
    return {
      ...unread(row),
      ...result,
      state: stateOf(result.entries, result.problems),
      caseId: found.caseId,
      caseNumber,
      name: isNamed ? identity.name : null,
    };
  };

  for (let n = 0; n < read.length; n += atOnce) {
    const some = read.slice(n, n + atOnce);
    const answers = await Promise.all(some.map(({ cells }) => find(whoseOf(cells))));
    rows.push(...(await Promise.all(some.map((one, m) => previewed(one, answers[m]!)))));
  }
  await recordAccess(context, 'read', 'result-import', [...subjects]);

  /** The first row of a person and item counts; who says it twice must say which. */
  const once = rows.map((row): PreviewRow => {
    for (const { item } of row.entries) {
      const key = `${row.caseId}/${item}`;
      const line = lineOf.get(key);
      if (line !== undefined) {
        const text = said('RowRepeated', { line: String(line) });
        return { ...row, state: 'refused', entries: [], problems: [...row.problems, { column: null, text }] };
      }
      lineOf.set(key, row.line);
    }
    return row;
  });
  return { ...shown, rows: once };
};
