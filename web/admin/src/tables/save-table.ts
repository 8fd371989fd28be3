import { saveBlob } from '../printing/save-blob.ts';
import { csrfHeader } from '../session/session.ts';

export type Table = readonly (readonly string[])[];
export type TableFormat = 'xlsx' | 'csv';

/** Saves a table that is at hand, its heading first, under a name without ending. False: the server could not make a file of it. */
export const saveTable = async (form: TableFormat, name: string, rows: Table): Promise<boolean> => {
  try {
    const response = await fetch('/api/tables/write', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...csrfHeader() },
      body: JSON.stringify({ form, title: name, rows }),
    });
    if (response.ok) saveBlob(`${name}.${form}`, await response.blob());
    return response.ok;
  } catch {
    return false;
  }
};
