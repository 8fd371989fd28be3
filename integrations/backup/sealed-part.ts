import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline as pipe, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupRefused } from './refused.ts';

/** Of plain, compressed bytes in a chunk: what is held in memory of a part of any size. */
const chunkBytes = 1024 * 1024;
const tagBytes = 16;
const lengthBytes = 4;

/**
 * The nonce counts the chunks and says which is the last, so that none can be left out, moved or cut off unseen (the
 * STREAM construction; Hoang, Reyhanitabar, Rogaway and Vizár 2015).
 */
const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

const sealChunk = (key: KeyObject, index: number, last: boolean, plain: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(plain.length);
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const sealChunks = (key: KeyObject) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let index = 0;
    let held: Buffer[] = [];
    let size = 0;
    for await (const piece of source) {
      held.push(piece);
      size += piece.length;
      // The last chunk is known only at the end: something is always kept back.
      if (size <= chunkBytes) continue;
      const all = Buffer.concat(held);
      let from = 0;
      for (; all.length - from > chunkBytes; from += chunkBytes)
        yield sealChunk(key, index++, false, all.subarray(from, from + chunkBytes));
      held = [all.subarray(from)];
      size = all.length - from;
    }
    yield sealChunk(key, index, true, Buffer.concat(held));
  };

const openChunks = (key: KeyObject, damaged: () => Error) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let index = 0;
    let held = Buffer.alloc(0);
    const openFirst = (length: number, last: boolean): Buffer => {
      const end = lengthBytes + length;
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last), { authTagLength: tagBytes });
      decipher.setAuthTag(held.subarray(end, end + tagBytes));
      try {
        const plain = decipher.update(held.subarray(lengthBytes, end));
        decipher.final();
        index += 1;
        held = held.subarray(end + tagBytes);
        return plain;
      } catch {
        throw damaged();
      }
    };
    for await (const piece of source) {
      held = Buffer.concat([held, piece]);
      while (held.length > lengthBytes) {
        const length = held.readUInt32BE();
        if (length > chunkBytes) throw damaged();
        // One that ends with the file is the last: told apart when the file has ended.
        if (held.length <= lengthBytes + length + tagBytes) break;
        yield openFirst(length, false);
      }
    }
    if (held.length < lengthBytes + tagBytes || held.length !== lengthBytes + held.readUInt32BE() + tagBytes) throw damaged();
    yield openFirst(held.readUInt32BE(), true);
  };

export interface Written {
  /** As it lies in the file. */
  readonly bytes: number;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
}

/** Compresses, seals and writes a part, a megabyte at a time. Refuses a file that is there. */
export const writePart = async (
  path: string,
  key: KeyObject,
  source: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Written> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = async function* (sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of sealed) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(source, createGzip({ level: 1 }), sealChunks(key), measure, file, { signal });
  return { bytes, sha256: hash.digest('hex') };
};

/** What the file is, without opening it. */
export const measurePart = async (path: string): Promise<Written> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
};

/** What was written into a part; reading it throws BackupRefused where the file is not as it was written. */
export const readPart = (path: string, key: KeyObject): Readable => {
  const damaged = (): Error => new BackupRefused('damaged', `${basename(path)} is not as it was written`);
  // The error of any of these is thrown to whoever reads the last.
  return pipe(createReadStream(path, { highWaterMark: chunkBytes }), openChunks(key, damaged), createGunzip(), () => undefined);
};
