import { caseForms, caseOperations } from '@healthcert/domain/case';
import { derivedId, type Text } from '@healthcert/domain/kernel';
import { abnormal, readFindings, type OfPerson, type Programme, type ProgrammeItem } from '@healthcert/domain/programme';
import type { TableRow } from '@healthcert/integrations/spreadsheet';
import type { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { problemOf } from '../graphql/command-result.ts';
import { rehearse } from '../operations/index.ts';
import type { ColumnMeaning } from './columns.ts';
import { judgeText, personAt, type JudgedText } from './judge-text.ts';
import { said } from './problems.ts';
import { readTime } from './read-time.ts';
import type { Found, Whose } from './whose.ts';

export type RecordInput = z.output<typeof caseForms.recordResult.input>;

/** What is wrong with a row, and in which of its cells. */
export interface RowProblem {
  readonly column: number | null;
  readonly text: Text;
}

export interface PreviewValue extends JudgedText {
  readonly field: string;
  readonly name: Text;
  readonly unit: string;
  readonly text: string;
}

/** One result as it would be entered. */
export interface PreviewEntry {
  readonly commandId: string;
  readonly input: RecordInput;
  readonly item: string;
  readonly name: Text;
  readonly values: readonly PreviewValue[];
  readonly findings: readonly { readonly name: Text; readonly normal: boolean; readonly site: string | null }[];
  readonly abnormal: boolean;
  /** The same was entered before: entering it again changes nothing. */
  readonly known: boolean;
}

interface Cell {
  readonly column: number;
  readonly text: string;
  readonly meaning: ColumnMeaning;
}

export const cellsOf = ({ cells }: TableRow, columns: readonly ColumnMeaning[]): readonly Cell[] =>
  cells.flatMap((text, column) => {
    const meaning = columns[column];
    return text === '' || !meaning || meaning.of === 'nothing' ? [] : [{ column, text, meaning }];
  });

const textOf = (cells: readonly Cell[], of: ColumnMeaning['of']): string | undefined =>
  cells.find(({ meaning }) => meaning.of === of)?.text;

/** The numbers that say whose the row is. */
export const whoseOf = (cells: readonly Cell[]): Whose =>
  Object.fromEntries(
    (['case', 'specimen', 'document'] as const).flatMap((of) => {
      const text = textOf(cells, of);
      return text === undefined ? [] : [[of, text]];
    }),
  );

const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s·•.]/g, '')
    .toLowerCase();

const isSameName = (one: string, other: string): boolean => plainName(one) === plainName(other);

interface Entering {
  readonly context: RequestContext;
  readonly found: Found;
  readonly cells: readonly Cell[];
  /** Hash of the file and number of the line: the same row of the same file is the same command. */
  readonly source: string;
  readonly now: string;
}

type Read = { readonly entry: PreviewEntry } | { readonly problems: readonly RowProblem[] };

const valuesOf = (cells: readonly Cell[], item: ProgrammeItem, person: OfPerson): readonly (PreviewValue & { readonly column: number })[] =>
  cells.flatMap(({ column, text, meaning }) => {
    const field = meaning.of === 'value' ? item.fields.find(({ code }) => code === meaning.field) : undefined;
    return field ? [{ column, field: field.code, name: field.name, unit: field.unit, text, ...judgeText(field, text, person) }] : [];
  });

const findingsOf = (cells: readonly Cell[], item: ProgrammeItem) => {
  const cell = cells.find(({ meaning }) => meaning.of === 'findings');
  if (!cell) return { read: [], problems: [] };
  const result = readFindings(item.findings, cell.text);
  return 'read' in result
    ? { read: result.read, problems: [] }
    : { read: [], problems: [{ column: cell.column, text: said('FindingUnknown', { what: item.name, words: cell.text }) }] };
};

const readItem = async (code: string, { context, found, cells, source, now }: Entering): Promise<Read> => {
  const { system, actor, correlationId } = context;
  const { state, registration, caseId, specimen } = found;
  const of = cells.filter(({ meaning }) => 'item' in meaning && meaning.item === code);
  const at = of[0]?.column ?? null;
  const given = system.doors.given['case'] as unknown as (state: unknown, data: object) => Promise<Programme | null>;
  const item = (await given(state, { item: code }))?.items.find((one) => one.code === code);
  if (!item) return { problems: [{ column: at, text: { zh: '该受检者的方案没有此项目', en: 'The person’s programme has no such item' } }] };
  if (specimen && item.specimen && !specimen.items.includes(code))
    return { problems: [{ column: at, text: said('NotOfSpecimen', { what: item.name }) }] };

  const timeCell = cells.find(({ meaning }) => meaning.of === 'performedAt');
  const performedAt = timeCell ? readTime(timeCell.text) : null;
  const person = personAt(registration, performedAt ?? now);
  const values = valuesOf(of, item, person);
  const findings = findingsOf(of, item);
  const problems: RowProblem[] = [
    ...values.flatMap(({ column, problem }) => (problem ? [{ column, text: problem }] : [])),
    ...findings.problems,
    ...(timeCell && performedAt === null ? [{ column: timeCell.column, text: said('NotATime') }] : []),
  ];
  if (problems.length > 0) return { problems };

  const input: RecordInput = {
    caseId,
    item: code,
    findings: findings.read.map(({ code: finding, site }) => ({ code: finding, site })),
    values: values.map(({ field, text }) => ({ field, text })),
    remark: textOf(cells, 'remark') ?? null,
    reagentLot: textOf(cells, 'reagentLot') ?? null,
    deviceId: textOf(cells, 'deviceId') ?? null,
    ...(performedAt !== null && { performedAt }),
  };
  const checked = caseForms.recordResult.input.safeParse(input);
  if (!checked.success || !actor) return { problems: [{ column: at, text: { zh: '内容过长', en: 'Too long' } }] };
  const commandId = derivedId(source, JSON.stringify(input));
  try {
    const happened = await rehearse(system.doors, caseOperations.recordResult, checked.data, { actor, commandId, correlationId, now });
    const measured = values.map(({ field, read }) => ({ field, value: null, ...read }));
    const result = { findings: findings.read.map(({ code: finding }) => ({ code: finding })), values: measured };
    return {
      entry: {
        commandId,
        input: checked.data,
        item: code,
        name: item.name,
        values,
        findings: findings.read.flatMap(({ code: finding, site }) => {
          const option = item.findings.find((one) => one.code === finding);
          return option ? [{ name: option.name, normal: option.normal, site }] : [];
        }),
        abnormal: abnormal(item, result, person).length > 0,
        known: happened === 0,
      },
    };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { problems: [{ column: at, text: { zh: `${item.name.zh}：${problem.text.zh}`, en: `${item.name.en}: ${problem.text.en}` } }] };
  }
};

/** What would be entered of a row whose person is found; a row with a problem is entered in no part. */
export const readRow = async (
  of: Entering,
): Promise<{ readonly entries: readonly PreviewEntry[]; readonly problems: readonly RowProblem[] }> => {
  const { cells, found } = of;
  const name = cells.find(({ meaning }) => meaning.of === 'name');
  const own = found.registration.identity?.name;
  if (name && (own === undefined || !isSameName(name.text, own)))
    return { entries: [], problems: [{ column: name.column, text: said('NameDiffers') }] };
  const items = [...new Set(cells.flatMap(({ meaning }) => ('item' in meaning ? [meaning.item] : [])))];
  const read: Read[] = [];
  for (const item of items) read.push(await readItem(item, of));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const entries = read.flatMap((one) => ('entry' in one ? [one.entry] : []));
  return { entries, problems };
};
