import type { ColumnType } from './read-model.ts';

/** A value that its column cannot hold. Deterministic. Names the column and never the value. */
export class UnfitValue extends Error {
  override readonly name = 'UnfitValue';
}

/** Postgres's binary form of values, each preceded by its length: the same in COPY and inside an array. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity = 16_384) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Hands over what was written; the writer starts anew. */
  take(capacity = this.#bytes.length): Buffer {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafe(capacity);
    this.#length = 0;
    return taken;
  }

  int16(value: number): void {
    this.#need(2);
    this.#length = this.#bytes.writeInt16BE(value, this.#length);
  }

  int32(value: number): void {
    this.#need(4);
    this.#length = this.#bytes.writeInt32BE(value, this.#length);
  }

  int64(value: bigint): void {
    this.#need(8);
    this.#length = this.#bytes.writeBigInt64BE(value, this.#length);
  }

  byte(value: number): void {
    this.#need(1);
    this.#length = this.#bytes.writeUInt8(value, this.#length);
  }

  hex(value: string): number {
    this.#need(value.length / 2);
    const written = this.#bytes.write(value, this.#length, 'hex');
    this.#length += written;
    return written;
  }

  raw(value: Uint8Array): void {
    this.#need(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** UTF-8 with its length before it; `lead` is a byte to put between the two. */
  text(value: string, lead?: number): void {
    this.#need(value.length * 3 + 5);
    const at = this.#length;
    let end = at + 4;
    if (lead !== undefined) end = this.#bytes.writeUInt8(lead, end);
    end += this.#bytes.write(value, end, 'utf8');
    this.#bytes.writeInt32BE(end - at - 4, at);
    this.#length = end;
  }

  #need(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Writes one value, not null, with its length before it. */
type Encode = (to: ByteWriter, value: unknown) => void;

const daysBefore2000 = 10_957;
const millisecondsADay = 86_400_000;
const textOid = 25;

const unfit = (): never => {
  throw new UnfitValue();
};

const whole = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) ? value : unfit());

const instant = (value: unknown): number => {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? unfit() : milliseconds;
};

const date = /^\d{4}-\d{2}-\d{2}$/;

const encodeText: Encode = (to, value) => {
  if (typeof value !== 'string' || value.includes('\0')) unfit();
  to.text(value as string);
};

export const encoders: Readonly<Record<ColumnType, Encode>> = {
  text: encodeText,
  uuid: (to, value) => {
    if (typeof value !== 'string' || value.length !== 36) unfit();
    to.int32(16);
    if (to.hex((value as string).replaceAll('-', '')) !== 16) unfit();
  },
  integer: (to, value) => {
    const number = whole(value);
    if (number !== (number | 0)) unfit();
    to.int32(4);
    to.int32(number);
  },
  bigint: (to, value) => {
    to.int32(8);
    to.int64(BigInt(whole(value)));
  },
  boolean: (to, value) => {
    if (typeof value !== 'boolean') unfit();
    to.int32(1);
    to.byte(value ? 1 : 0);
  },
  date: (to, value) => {
    if (typeof value !== 'string' || !date.test(value)) unfit();
    to.int32(4);
    to.int32(instant(value) / millisecondsADay - daysBefore2000);
  },
  timestamptz: (to, value) => {
    to.int32(8);
    to.int64(BigInt(instant(value) - daysBefore2000 * millisecondsADay) * 1000n);
  },
  jsonb: (to, value) => {
    const json = JSON.stringify(value);
    // Postgres keeps no U+0000 in jsonb either; an escaped backslash before the u is none.
    if (json === undefined || /(?<!\\)(?:\\\\)*\\u0000/.test(json)) unfit();
    to.text(json, 1);
  },
  'text[]': (to, value) => {
    if (!Array.isArray(value)) unfit();
    const inner = new ByteWriter(256);
    writeArray(inner, value as unknown[], textOid, encodeText);
    const bytes = inner.take();
    to.int32(bytes.length);
    to.raw(bytes);
  },
};

const writeArray = (to: ByteWriter, values: readonly unknown[], oid: number, encode: Encode): void => {
  to.int32(values.length === 0 ? 0 : 1);
  to.int32(1);
  to.int32(oid);
  if (values.length === 0) return;
  to.int32(values.length);
  to.int32(1);
  for (const value of values) {
    if (value === null || value === undefined) to.int32(-1);
    else encode(to, value);
  }
};

const oids: Readonly<Record<ColumnType, number>> = {
  text: textOid,
  uuid: 2950,
  integer: 23,
  bigint: 20,
  boolean: 16,
  date: 1082,
  timestamptz: 1184,
  jsonb: 3802,
  'text[]': textOid,
};

/** As `unnest` takes a column: arrays do not nest there, so lists travel as the text of an array. */
const listAsText: Encode = (to, value) => {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) unfit();
  const items = (value as string[]).map((item) => `"${item.replaceAll(/["\\]/g, String.raw`\$&`)}"`);
  encodeText(to, `{${items.join()}}`);
};

const named = (error: unknown, column: string): unknown =>
  error instanceof UnfitValue ? new UnfitValue(`a value does not fit the column ${column}`) : error;

/** A column of values as one binary array parameter. */
export const encodeColumn = (column: string, type: ColumnType, values: readonly unknown[]): Buffer => {
  const to = new ByteWriter(64 + values.length * 24);
  try {
    writeArray(to, values, oids[type], type === 'text[]' ? listAsText : encoders[type]);
  } catch (error) {
    throw named(error, column);
  }
  return to.take(0);
};

/** One field of a row. */
export const encodeField = (to: ByteWriter, column: string, type: ColumnType, value: unknown): void => {
  try {
    if (value === null || value === undefined) to.int32(-1);
    else encoders[type](to, value);
  } catch (error) {
    throw named(error, column);
  }
};
