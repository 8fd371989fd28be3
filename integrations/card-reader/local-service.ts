import { CardReadFailure } from '@healthcert/domain/identity-card';

/** A card with its picture has some forty kilobytes. */
const mostBytes = 2 * 1024 * 1024;

/** Makers' services say UTF-8 and send the code page of their Windows: what is not well-formed UTF-8 is GB18030. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const bodyOf = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new CardReadFailure('readError', 'the answer is far too long for a card');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * What a maker's service on this PC answers to a GET. No connection means no reader; an answer that breaks off or is no
 * JSON means that the card was not read whole. `patience` in milliseconds: reading takes two to three seconds.
 */
export const askService = async (address: string, signal: AbortSignal, patience: number): Promise<Record<string, unknown>> => {
  const deadline = AbortSignal.timeout(patience);
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.any([signal, deadline]), redirect: 'error' });
  } catch (error) {
    signal.throwIfAborted();
    throw new CardReadFailure('readerGone', deadline.aborted ? 'its service does not answer' : (error as Error).message);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(textOf(await bodyOf(response)));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof CardReadFailure ? error : new CardReadFailure('readError', 'the answer is not whole');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CardReadFailure('readError', 'the answer is no card');
  return parsed as Record<string, unknown>;
};
