import { saveBlob } from '../printing/save-blob.ts';

/** Where the bytes of a file go as they come. */
export interface Sink {
  write(part: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** It is not: nothing of it stays. */
  abort(): Promise<void>;
}

interface SavePicker {
  showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** A browser keeps what is handed to it as a Blob out of the page's memory, on disk where there is much. In bytes. */
const blobSize = 1024 * 1024;

const blobSink = (name: string): Sink => {
  let blobs: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const gather = (): void => {
    blobs.push(new Blob(parts));
    parts = [];
    size = 0;
  };
  return {
    write: async (part) => {
      parts.push(part);
      size += part.length;
      if (size >= blobSize) gather();
    },
    close: async () => {
      gather();
      saveBlob(name, new Blob(blobs));
    },
    abort: async () => {
      blobs = [];
      parts = [];
    },
  };
};

/**
 * A long file goes straight to where the person wants it, where the browser can do that; every other one to the
 * downloads. Null: the person, asked where, thought better of it.
 */
export const sinkFor = async (name: string, long: boolean): Promise<Sink | null> => {
  const { showSaveFilePicker: ask } = globalThis as SavePicker;
  if (!long || !ask) return blobSink(name);
  try {
    const file = await ask.call(globalThis, { suggestedName: name });
    const stream = await file.createWritable();
    return { write: (part) => stream.write(part), close: () => stream.close(), abort: () => stream.abort() };
  } catch (error) {
    // Too long after the click, or not allowed here: then as always.
    return error instanceof DOMException && error.name === 'AbortError' ? null : blobSink(name);
  }
};
