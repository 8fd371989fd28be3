import type { Cells, TableWriter } from './cell.ts';
import { csvWriter } from './write-csv.ts';
import { workbookWriter } from './write-workbook.ts';

export const tableForms = ['csv', 'xlsx'] as const;
export type TableForm = (typeof tableForms)[number];

export const mediaTypes: Readonly<Record<TableForm, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `title`: of the sheet, where the form has one. */
export const tableWriter = (form: TableForm, title: string): TableWriter => (form === 'csv' ? csvWriter() : workbookWriter(title));

/** A whole table that is at hand, its heading first. */
export const tableFile = (form: TableForm, title: string, rows: readonly Cells[]): Uint8Array => {
  const writer = tableWriter(form, title);
  return Buffer.concat([writer.add(rows), writer.end()]);
};
