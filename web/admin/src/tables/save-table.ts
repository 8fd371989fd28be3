import { saveBlob } from '../printing/save-blob.ts';
import { csrfHeader } from '../session/session.ts';
import { toCsv } from './csv.ts';

export type Table = readonly (readonly string[])[];
export type TableFormat = 'xlsx' | 'csv';

/** Rows that one workbook takes, its heading not counted: the server's own limit for files. */
export const mostInWorkbook = 5000;

/** A table as an Excel file, made by the server, which has the library for it. Null: it could not be made. */
const workbookFrom = async (title: string, rows: Table): Promise<Blob | null> => {
  try {
    const response = await fetch('/api/tables/write', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...csrfHeader() },
      body: JSON.stringify({ title, rows }),
    });
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
};

/** Saves a table, its heading first, under a name without ending. False: it could not be made. */
export const saveTable = async (format: TableFormat, name: string, rows: Table): Promise<boolean> => {
  const file = format === 'csv' ? new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }) : await workbookFrom(name, rows);
  if (file) saveBlob(`${name}.${format}`, file);
  return file !== null;
};
