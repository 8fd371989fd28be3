import { millisecondsOf } from './instants.ts';
import type { ColumnType } from './read-model.ts';

/** A value that its column cannot hold. Deterministic. Names the column and never the value. */
export class UnfitValue extends Error {
  override readonly name = 'UnfitValue';
}

const two32 = 2 ** 32;
const dash = 254;

/** By character code: the value of a hexadecimal digit, 255 for none. */
const hexDigits: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (character === '-') return dash;
  return /[0-9a-fA-F]/.test(character) ? Number.parseInt(character, 16) : 255;
});

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
    const bytes = this.#bytes;
    bytes[this.#length++] = value >> 8;
    bytes[this.#length++] = value;
  }

  int32(value: number): void {
    this.#need(4);
    this.#put32(value);
  }

  /** A safe integer as eight bytes. */
  int64(value: number): void {
    this.#need(8);
    const high = Math.floor(value / two32);
    this.#put32(high);
    this.#put32(value - high * two32);
  }

  byte(value: number): void {
    this.#need(1);
    this.#bytes[this.#length++] = value;
  }

  /** 36 characters with dashes as 16 bytes; false if they are no UUID. */
  uuid(value: string): boolean {
    this.#need(16);
    let digits = 0;
    let high = 0;
    for (let n = 0; n < value.length; n += 1) {
      const digit = hexDigits[value.charCodeAt(n)] ?? 255;
      if (digit === dash) continue;
      if (digit === 255) return false;
      if ((digits & 1) === 0) high = digit << 4;
      else this.#bytes[this.#length++] = high | digit;
      digits += 1;
    }
    return digits === 32;
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
    this.#length += 4;
    if (lead !== undefined) this.#bytes[this.#length++] = lead;
    if (!this.#ascii(value)) this.#length += this.#bytes.write(value, this.#length, 'utf8');
    const end = this.#length;
    this.#length = at;
    this.#put32(end - at - 4);
    this.#length = end;
  }

  /** What `write` adds, with its length before it. */
  sized(write: () => void): void {
    this.int32(0);
    const at = this.#length;
    write();
    const end = this.#length;
    this.#length = at - 4;
    this.#put32(end - at);
    this.#length = end;
  }

  /** Short plain text is written faster here than by a call into the runtime. */
  #ascii(value: string): boolean {
    if (value.length > 40) return false;
    const start = this.#length;
    for (let n = 0; n < value.length; n += 1) {
      const code = value.charCodeAt(n);
      if (code > 127) {
        this.#length = start;
        return false;
      }
      this.#bytes[this.#length++] = code;
    }
    return true;
  }

  #put32(value: number): void {
    const bytes = this.#bytes;
    bytes[this.#length++] = value >> 24;
    bytes[this.#length++] = value >> 16;
    bytes[this.#length++] = value >> 8;
    bytes[this.#length++] = value;
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
  const milliseconds = typeof value === 'string' ? millisecondsOf(value) : Number.NaN;
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
    if (!to.uuid(value as string)) unfit();
  },
  integer: (to, value) => {
    const number = whole(value);
    if (number !== (number | 0)) unfit();
    to.int32(4);
    to.int32(number);
  },
  bigint: (to, value) => {
    to.int32(8);
    to.int64(whole(value));
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
    to.int64((instant(value) - daysBefore2000 * millisecondsADay) * 1000);
  },
  jsonb: (to, value) => {
    const json = JSON.stringify(value);
    // Postgres keeps no U+0000 in jsonb either; an escaped backslash before the u is none.
    if (json === undefined || /(?<!\\)(?:\\\\)*\\u0000/.test(json)) unfit();
    to.text(json, 1);
  },
  'text[]': (to, value) => {
    if (!Array.isArray(value)) unfit();
    to.sized(() => writeArray(to, value as unknown[], textOid, encodeText));
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

/** Writes one row of these columns, each field with its length before it. */
export type EncodeRow = (to: ByteWriter, row: Readonly<Record<string, unknown>>) => void;

export const rowEncoder = (columns: readonly { readonly name: string; readonly type: ColumnType }[]): EncodeRow => {
  const names = columns.map(({ name }) => name);
  const encode = columns.map(({ type }) => encoders[type]);
  return (to, row) => {
    let n = 0;
    try {
      for (; n < names.length; n += 1) {
        const value = row[names[n]!];
        if (value === null || value === undefined) to.int32(-1);
        else encode[n]!(to, value);
      }
    } catch (error) {
      throw named(error, names[n]!);
    }
  };
};
