import { splitStream, type EventStore, type Position, type RecordedEvent } from '@healthcert/domain/kernel';

/** What a backup keeps of an event. Its place is its number in the file: positions belong to the store that it came from. */
export type KeptEvent = Omit<RecordedEvent, 'position'>;

export const lineOf = ({ stream, revision, id, type, data, metadata, recordedAt }: KeptEvent): string =>
  `${JSON.stringify([stream, revision, id, type, data, metadata, recordedAt])}\n`;

const eventOf = (line: string): KeptEvent => {
  const [stream, revision, id, type, data, metadata, recordedAt] = JSON.parse(line) as [
    string,
    number,
    string,
    string,
    KeptEvent['data'],
    KeptEvent['metadata'],
    string,
  ];
  return { stream, revision, id, type, data, metadata, recordedAt };
};

/** Events read at once. */
const pageSize = 1000;

/** All events up to a position, in their order. */
export const eventsUpTo = async function* (
  store: EventStore,
  head: Position,
  after: Position | null = null,
): AsyncGenerator<readonly RecordedEvent[]> {
  for (let position = after; position === null || position < head;) {
    const page = await store.readAll(position, pageSize);
    const events = page.events.filter((event) => event.position <= head);
    if (events.length > 0) yield events;
    if (page.atHead) return;
    position = page.position;
  }
};

const newLine = 0x0a;

/** Not by `readline`: it ends lines where a text of ours may have a character (U+2028). */
export const eventsIn = async function* (part: AsyncIterable<Buffer>): AsyncGenerator<KeptEvent> {
  let rest: Buffer[] = [];
  for await (const piece of part) {
    let from = 0;
    for (let end = piece.indexOf(newLine); end >= 0; end = piece.indexOf(newLine, from)) {
      yield eventOf(Buffer.concat([...rest, piece.subarray(from, end)]).toString());
      rest = [];
      from = end + 1;
    }
    if (from < piece.length) rest.push(piece.subarray(from));
  }
};

/** The stored form of an event: which catalogue must know it. */
export interface StoredForm {
  readonly category: string;
  readonly type: string;
  readonly version: number;
}

/** The newest version of each form among those seen. */
export class FormsSeen {
  readonly #versions = new Map<string, StoredForm>();

  see({ stream, type, metadata }: Pick<RecordedEvent, 'stream' | 'type' | 'metadata'>): void {
    const { category } = splitStream(stream);
    const version = Number(metadata.version);
    const key = `${category} ${type}`;
    const known = this.#versions.get(key);
    if (!known || known.version < version) this.#versions.set(key, { category, type, version });
  }

  all(): readonly StoredForm[] {
    return [...this.#versions.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, form]) => form);
  }
}
