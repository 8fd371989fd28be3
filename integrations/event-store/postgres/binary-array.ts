/** Object ids of element types, from pg_type. */
const oids = { text: 25, int4: 23, uuid: 2950, json: 114 } as const;

const headerBytes = 20;
const worstBytesPerUnit = 3;

/** One dimension, no nulls, counted from 1: the header of Postgres' binary array format (array_recv). */
const begin = (bytes: number, oid: number, length: number): Buffer => {
  const buffer = Buffer.allocUnsafe(headerBytes + bytes);
  buffer.writeInt32BE(length === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return length === 0 ? buffer.subarray(0, 12) : buffer;
};

const strings = (values: readonly string[], oid: number): Buffer => {
  let units = 0;
  for (const value of values) units += value.length;
  const buffer = begin(units * worstBytesPerUnit + values.length * 4, oid, values.length);
  let at = headerBytes;
  for (const value of values) {
    const written = buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(written, at);
    at += 4 + written;
  }
  return values.length === 0 ? buffer : buffer.subarray(0, at);
};

/** Parameters in binary: Postgres need not parse them, and we need not escape. */
export const textArray = (values: readonly string[]): Buffer => strings(values, oids.text);

/** Of texts that are JSON already. */
export const jsonArray = (values: readonly string[]): Buffer => strings(values, oids.json);

export const integerArray = (values: readonly number[]): Buffer => {
  const buffer = begin(values.length * 8, oids.int4, values.length);
  values.forEach((value, n) => {
    buffer.writeInt32BE(4, headerBytes + n * 8);
    buffer.writeInt32BE(value, headerBytes + n * 8 + 4);
  });
  return buffer;
};

export const uuidArray = (values: readonly string[]): Buffer => {
  const buffer = begin(values.length * 20, oids.uuid, values.length);
  values.forEach((value, n) => {
    buffer.writeInt32BE(16, headerBytes + n * 20);
    buffer.write(value.replaceAll('-', ''), headerBytes + n * 20 + 4, 16, 'hex');
  });
  return buffer;
};
