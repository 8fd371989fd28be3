import { unexpected, unreachable, type Problem } from '../commands/outcome.ts';
import { seenPosition } from '../graphql/seen.ts';
import { csrfHeader } from '../session/session.ts';
import { createFrameReader } from './frames.ts';
import { type Sink, sinkFor } from './sink.ts';

export interface FileAsked {
  readonly path: string;
  readonly body: object;
  /** With its ending. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** `of`: null where nobody counted them beforehand. */
  readonly onProgress: (rows: number, of: number | null) => void;
}

export type FileReceived = { readonly rows: number } | 'stopped' | { readonly problem: Problem };

/** More rows than that are worth a question where they shall go. */
const longFile = 20_000;

const problemOf = async (answer: Response): Promise<Problem> => {
  const refusal = (await answer.json().catch(() => null)) as { error?: Omit<Problem, 'kind'> } | null;
  if (refusal?.error) return { kind: 'Rejected', ...refusal.error };
  return (unexpected as Extract<typeof unexpected, { ok: false }>).problem;
};

const broken = (unreachable as Extract<typeof unreachable, { ok: false }>).problem;

const totalOf = ({ headers }: Response): number | null => (headers.has('x-total-rows') ? Number(headers.get('x-total-rows')) : null);

const taken = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, sink: Sink, onRows: (rows: number) => void): Promise<number | null> => {
  const frames = createFrameReader();
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const part of frames.take(read.value)) await sink.write(part);
    onRows(frames.rows);
  }
  return frames.whole ? frames.rows : null;
};

/** A file that the server makes while it is taken: as fast as it can be put away, and to the last row or not at all. */
export const receiveFile = async ({ path, body, name, signal, onProgress }: FileAsked): Promise<FileReceived> => {
  const seen = seenPosition.get();
  let sink: Sink | null = null;
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      signal,
      headers: {
        accept: 'application/vnd.healthcert.frames',
        'content-type': 'application/json',
        ...(seen !== null && { 'x-seen-position': seen }),
        ...csrfHeader(),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok || !answer.body) return { problem: await problemOf(answer) };
    const total = totalOf(answer);
    onProgress(0, total);
    sink = await sinkFor(name, (total ?? 0) > longFile);
    if (!sink) {
      await answer.body.cancel();
      return 'stopped';
    }
    const rows = await taken(answer.body, sink, (so) => onProgress(so, total));
    if (rows === null) throw new Error('the file broke off');
    await sink.close();
    return { rows };
  } catch {
    await sink?.abort().catch(() => undefined);
    return signal.aborted ? 'stopped' : { problem: broken };
  }
};
