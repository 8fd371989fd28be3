import { type Cells, mostRowsOfSheet, tableWriter, type TableForm } from '@healthcert/integrations/spreadsheet';

/** A list on its way into a file. */
export interface Exported {
  readonly title: string;
  readonly heading: readonly string[];
  /** Null: nobody counted them. */
  readonly total: number | null;
  readonly pages: AsyncIterable<readonly Cells[]>;
}

/** A piece of the file, and how many rows it has so far. */
export interface Piece {
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** The file piece by piece: one is made when the one before has been taken. */
export const piecesOf = async function* (form: TableForm, { title, heading, pages }: Exported): AsyncGenerator<Piece, void, undefined> {
  const writer = tableWriter(form, title);
  let rows = 0;
  // The heading goes with the first page, by which the columns get their widths.
  let before: readonly Cells[] = [heading];
  for await (const page of pages) {
    rows += page.length;
    if (form === 'xlsx' && rows > mostRowsOfSheet) throw new Error('more rows than a sheet holds');
    yield { rows, bytes: writer.add([...before, ...page]) };
    before = [];
  }
  yield { rows, bytes: Buffer.concat([writer.add(before), writer.end()]) };
};

/** For a page that shows how far it is: each piece after the rows so far and its length, both uint32; one without bytes ends it. */
export const framesType = 'application/vnd.healthcert.frames';

export const framed = async function* (pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array, void, undefined> {
  let last = 0;
  const headOf = (rows: number, length: number): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(rows, 0);
    head.writeUInt32BE(length, 4);
    return head;
  };
  for await (const { rows, bytes } of pieces) {
    last = rows;
    if (bytes.length > 0) yield Buffer.concat([headOf(rows, bytes.length), bytes]);
  }
  yield headOf(last, 0);
};

export const unframed = async function* (pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const { bytes } of pieces) if (bytes.length > 0) yield bytes;
};
