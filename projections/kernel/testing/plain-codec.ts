import { splitStream, UnreadableEvent, type Codec, type EventMeta, type RecordedEvent, type Recorded } from '@healthcert/domain/kernel';

const read = (stored: RecordedEvent): Recorded => {
  if (stored.data.unreadable === true) throw new UnreadableEvent(stored, 'it is marked so');
  const { category, id: streamId } = splitStream(stored.stream);
  const { id, type, revision, position, data } = stored;
  return { id, type, category, streamId, revision, position, data, meta: stored.metadata as unknown as EventMeta };
};

/** Events as they are stored: for tests of what moves events, whatever they hold. */
export const plainCodec: Codec = {
  encode: () => Promise.reject(new Error('these tests append stored events')),
  decode: (stored) => Promise.resolve().then(() => stored.map(read)),
};
