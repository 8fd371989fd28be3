/** Pieces of a file as the server sends them to a page that shows how far it is: rows so far, length (both uint32), bytes; one of length nought ends it. */
export interface FrameReader {
  /** What of the file these bytes hold. */
  take(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[];
  /** Rows that have come so far. */
  readonly rows: number;
  /** False: the rest is missing. */
  readonly whole: boolean;
}

const headLength = 8;

export const createFrameReader = (): FrameReader => {
  const head = new DataView(new ArrayBuffer(headLength));
  let headBytes = 0;
  let left = 0;
  let rows = 0;
  let whole = false;
  const headTaken = (byte: number): void => {
    head.setUint8(headBytes, byte);
    headBytes += 1;
    if (headBytes < headLength) return;
    headBytes = 0;
    rows = head.getUint32(0);
    left = head.getUint32(4);
    whole = left === 0;
  };
  return {
    take: (bytes) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (let at = 0; at < bytes.length;) {
        if (left === 0) {
          headTaken(bytes[at]!);
          at += 1;
          continue;
        }
        const part = bytes.subarray(at, at + left);
        parts.push(part);
        at += part.length;
        left -= part.length;
      }
      return parts;
    },
    get rows() {
      return rows;
    },
    get whole() {
      return whole;
    },
  };
};
