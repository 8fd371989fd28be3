import { archivedCertificateForms, type ArchiveInput } from '@healthcert/domain/archive';
import { archiveSources, oldFields, oldFieldTitles, type OldField } from '@healthcert/domain/configuration';
import type { Text } from '@healthcert/domain/kernel';
import type { TableRow } from '@healthcert/integrations/spreadsheet';
import { z } from 'zod';
import { readDay, readDocumentType, readSex, readStanding } from './read-words.ts';

/** How the columns of a file are to be read. */
export const readingForm = archiveSources.schema.pick({ dateOrder: true, sexForm: true, documentType: true, validMonths: true }).extend({
  /** By column; null: not taken over. */
  columns: z.array(z.enum(oldFields).nullable()).max(100),
  /** What a row is about: a card and its holder, or somebody of whom no card is taken over. */
  about: z.enum(['cards', 'persons']).default('cards'),
});
export type Reading = z.output<typeof readingForm>;

/** What is wrong with a row, in which of its cells, and what they should hold. */
export interface RowProblem {
  readonly column: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly text: Text;
}

/** All but what follows from the number and the import. */
export type ReadRow = Omit<ArchiveInput, 'archiveId' | 'importId' | 'source' | 'institutionId'>;

const texts = {
  NotADay: { zh: '不是日期，或与所选的日期写法不符', en: 'No date, or not written as chosen' },
  NotASex: { zh: '不是性别，或与所选的写法不符', en: 'No sex, or not written as chosen' },
  NotADocumentType: { zh: '没有这种证件类型', en: 'No kind of document is called so' },
  NotAStatus: { zh: '不认识这种状态', en: 'This status is not known' },
  LastDayMissing: { zh: '没有有效期至，也没有可推算的日期', en: 'The last day is missing, and no day to reckon it from' },
} as const satisfies Record<string, Text>;

const missing = (field: OldField): Text => ({ zh: `${oldFieldTitles[field].zh}为空`, en: `${oldFieldTitles[field].en} is missing` });

/** Some months on, and the day before: of a year that begins on 1 March the last day is the end of February. */
export const lastDayAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  // The 31st of a shorter month is its end, which then is the last day itself.
  const after = of > length ? new Date(Date.UTC(year, month - 1 + months + 1, 1)) : new Date(Date.UTC(year, month - 1 + months, of));
  return new Date(after.getTime() - 86_400_000).toISOString().slice(0, 10);
};

/** The cells of one row, each read as its column is to be; what will not do is gathered in `problems`. */
const cellsOf = ({ cells }: TableRow, { columns, dateOrder, sexForm, documentType }: Reading) => {
  const problems: RowProblem[] = [];
  const columnOf = (field: OldField): number | null => (columns.includes(field) ? columns.indexOf(field) : null);
  const cellOf = (field: OldField): string => cells[columns.indexOf(field)]?.trim() ?? '';
  const fault = (field: OldField, code: string, text: Text): null => {
    problems.push({ column: columnOf(field), field, code, text });
    return null;
  };
  const need = (...fields: readonly OldField[]): void => {
    for (const field of fields) if (cellOf(field) === '') fault(field, 'Missing', missing(field));
  };
  const said = <Value>(field: OldField, read: (cell: string) => Value | null, code: keyof typeof texts): Value | null => {
    const cell = cellOf(field);
    return cell === '' ? null : (read(cell) ?? fault(field, code, texts[code]));
  };
  const day = (field: OldField): string | null => said(field, (cell) => readDay(cell, dateOrder), 'NotADay');
  const holder = () => ({
    name: cellOf('name'),
    documentType: said('documentType', readDocumentType, 'NotADocumentType') ?? documentType,
    birthDate: day('birthDate'),
    sex: said('sex', (cell) => readSex(cell, sexForm), 'NotASex'),
  });
  return { problems, columnOf, cellOf, fault, need, day, holder };
};

/** A row that is about somebody of whom no card is taken over. */
export type ReadPerson = Pick<ReadRow, 'name' | 'birthDate' | 'sex'> & {
  readonly [Key in 'documentType' | 'documentNumber']: NonNullable<ReadRow[Key]>;
};

export const readPerson = (
  row: TableRow,
  reading: Reading,
): { readonly read: ReadPerson | null; readonly problems: readonly RowProblem[] } => {
  const { problems, cellOf, need, holder } = cellsOf(row, reading);
  need('name', 'documentNumber');
  const read = { ...holder(), documentNumber: cellOf('documentNumber') };
  return { read: problems.length > 0 ? null : read, problems };
};

/** Reads the cells of a row; every cell that will not do is named. */
export const readRow = (row: TableRow, reading: Reading): { readonly read: ReadRow | null; readonly problems: readonly RowProblem[] } => {
  const { validMonths } = reading;
  const { problems, columnOf, cellOf, fault, need, day, holder } = cellsOf(row, reading);
  need('number', 'name');
  const examinedOn = day('examinedOn');
  const validFrom = day('validFrom');
  const begins = validFrom ?? examinedOn;
  const stated = cellOf('validUntil') === '' ? null : day('validUntil');
  const reckoned = cellOf('validUntil') === '' && begins && validMonths ? lastDayAfter(begins, validMonths) : null;
  const validUntil = stated ?? reckoned;
  if (validUntil === null && cellOf('validUntil') === '') fault('validUntil', 'LastDayMissing', texts.LastDayMissing);
  const read = {
    number: cellOf('number'),
    code: cellOf('code') || null,
    ...holder(),
    documentNumber: cellOf('documentNumber') || null,
    jobName: cellOf('jobName') || null,
    employer: cellOf('employer') || null,
    issuer: cellOf('issuer') || null,
    validity: readStanding(cellOf('status')) ?? fault('status', 'NotAStatus', texts.NotAStatus),
    examinedOn,
    validFrom,
    validUntil,
  };
  if (problems.length > 0) return { read: null, problems };
  const {
    archiveId: _id,
    importId: _import,
    source: _source,
    institutionId: _of,
    ...shape
  } = archivedCertificateForms.archiveCertificate.input.shape;
  const parsed = z.object(shape).safeParse(read);
  if (parsed.success) return { read: parsed.data, problems };
  const tooLong = { zh: '内容过长', en: 'Too long' };
  const field = parsed.error.issues[0]?.path[0];
  const known = oldFields.find((one) => one === field);
  return { read: null, problems: [{ column: known ? columnOf(known) : null, field: known ?? null, code: 'Invalid', text: tooLong }] };
};
