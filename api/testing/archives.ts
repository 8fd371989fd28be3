import { newId } from '@healthcert/domain/kernel';
import { mainClinic } from '@healthcert/ops/seed';
import type { Client } from './client.ts';

const columns = ['number', 'name', 'documentNumber', 'validFrom', 'validUntil', 'status', 'code', 'issuer'] as const;
export const oldReading = { columns, dateOrder: 'ymd', sexForm: 'words', documentType: 'idCard', validMonths: 12 };

/** A row of an old system's file in the order of `oldReading`. */
export type OldRow = Partial<Record<(typeof columns)[number], string>>;
export const lines = (rows: readonly OldRow[]) =>
  rows.map((row, n) => ({ line: n + 2, cells: columns.map((column) => row[column] ?? '') }));

/** How the old city's system writes its files, saved by the city. */
export const saveOldSource = async (city: Client, code = 'old-city'): Promise<void> => {
  const value = {
    name: { zh: `旧系统 ${code}`, en: `Old system ${code}` },
    columns: [],
    dateOrder: 'ymd',
    sexForm: 'words',
    documentType: 'idCard',
  };
  await city.done('changeArchiveSources', { changes: [{ add: { code, value } }] });
};

interface Outcome {
  readonly line: number;
  readonly state: string;
  readonly archiveId: string | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null }[];
}

export const archivePost = (client: Client, door: string, payload: object) =>
  client.request({ method: 'POST', url: `/api/archives/${door}`, payload });

/** Begins an import, and enters all its rows. */
export const importOld = async (
  client: Client,
  rows: readonly OldRow[],
  { source = 'old-city', importId = newId(), institutionId = mainClinic } = {},
) => {
  await client.done('importArchive', {
    importId,
    institutionId,
    source,
    fileHash: importId.replaceAll('-', '').repeat(2),
    rows: rows.length,
  });
  const payload = { importId, from: 0, reading: oldReading, rows: lines(rows) };
  const answer = await archivePost(client, 'enter', payload);
  if (answer.statusCode !== 200) throw new Error(`the rows were refused: ${answer.body}`);
  return { importId, rows: answer.json<{ rows: readonly Outcome[] }>().rows };
};
