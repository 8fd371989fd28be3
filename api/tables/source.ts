import { largestFile, readTable, readText, type Table } from '@healthcert/integrations/spreadsheet';
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** How rows are handed in: a file in Base64, or what was pasted. */
export const sourceForm = z.object({ file: z.base64().optional(), text: z.string().max(largestFile).optional() });

/** Base64 makes four of three, and a little around it. In bytes. */
export const sourceLimit = Math.ceil((largestFile * 4) / 3) + 64 * 1024;

export interface ReadSource {
  readonly table: Table;
  /** Of its bytes. */
  readonly hash: string;
}

/** The rows of a file or of pasted text. @throws Rejection */
export const readSource = ({ file, text }: z.output<typeof sourceForm>): ReadSource => {
  const bytes = file === undefined ? Buffer.from(text ?? '') : Buffer.from(file, 'base64');
  const table = file === undefined && text !== undefined && text !== '' ? readText(text) : readTable(bytes);
  return { table, hash: createHash('sha256').update(bytes).digest('hex') };
};
