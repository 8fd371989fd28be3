import { unreachable, type Outcome, type Problem } from '../commands/outcome.ts';
import { csrfHeader } from '../session/session.ts';

/** Papers of which the server has the layout; ids are of cases, or a specimen's number for its label alone, certificates' numbers for cards, forms' numbers for blank ones, day, institution and cashier for days. */
export type PaperKind = 'guideSheet' | 'receipt' | 'specimenLabel' | 'examinationForm' | 'card' | 'blankForm' | 'cashierDay';

/** How a printer takes it; millimetres. */
export interface PrintHow {
  readonly overlay?: boolean;
  readonly pages?: 'first' | 'all';
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
}

/** unavailable: not there any more, or not this person's to print. undrawable: a code or a picture does not fit it. */
export interface LeftOut {
  readonly id: string;
  readonly because: 'unavailable' | 'undrawable';
}

export interface Papers {
  readonly pdf: Blob;
  /** How many are in it. */
  readonly count: number;
  /** Asked for, but not in it. */
  readonly leftOut: readonly LeftOut[];
  readonly reprinted: number;
}

export type Fetched =
  | { readonly ok: true; readonly papers: Papers }
  /** Null: stopped by the person. */
  | { readonly ok: false; readonly problem: Problem | null };

const { problem: away } = unreachable as Extract<Outcome, { readonly ok: false }>;

const mark = /\/HealthcertPapers (\d+)/g;

/** How many papers are whole in what has come; a mark may be cut in two, so the last piece is looked at again. */
export const papersIn = (text: string): number => Math.max(0, ...[...text.matchAll(mark)].map(([, n]) => Number(n)));

const leftOutMark = /\/Healthcert(LeftOut|Undrawable) \/([\w-]+)/g;

/** Which papers the file names as not in it. */
export const leftOutIn = (text: string): readonly LeftOut[] =>
  [...text.matchAll(leftOutMark)].map(([, name, id = '']) => ({ id, because: name === 'Undrawable' ? 'undrawable' : 'unavailable' }));

/** Reads to the end, telling after each piece how many papers are there. */
const readAll = async (body: ReadableStream<Uint8Array>, onProgress: (done: number) => void): Promise<Blob> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const decoder = new TextDecoder('latin1');
  let tail = '';
  let done = 0;
  for (const reader = body.getReader(); ;) {
    const { done: ended, value } = await reader.read();
    if (ended) return new Blob(pieces, { type: 'application/pdf' });
    pieces.push(new Uint8Array(value));
    const text = tail + decoder.decode(value);
    const now = papersIn(text);
    tail = text.slice(-40);
    if (now > done) onProgress((done = now));
  }
};

/**
 * Fetches papers as one PDF; they count as printed, once for each job however often it is fetched. Aborted, the server
 * stops drawing, and nothing counts.
 */
export const fetchPapers = async (
  kind: PaperKind,
  ids: readonly string[],
  how: PrintHow & { readonly job?: string } = {},
  { signal, onProgress = () => undefined }: { readonly signal?: AbortSignal; readonly onProgress?: (done: number) => void } = {},
): Promise<Fetched> => {
  try {
    const response = await fetch(`/api/print/${kind}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...csrfHeader() },
      body: JSON.stringify({ ...how, ids }),
      ...(signal && { signal }),
    });
    if (!response.ok || !response.body) {
      const { error } = (await response.json()) as { error: Omit<Problem, 'kind'> };
      return { ok: false, problem: { kind: 'Rejected', ...error } };
    }
    const told = (name: string): number => Number(response.headers.get(name) ?? 0);
    const pdf = await readAll(response.body, onProgress);
    const leftOut = leftOutIn(new TextDecoder('latin1').decode(await pdf.arrayBuffer()));
    const count = told('x-papers') - leftOut.filter(({ because }) => because === 'undrawable').length;
    return { ok: true, papers: { pdf, count, leftOut, reprinted: told('x-papers-reprinted') } };
  } catch {
    return { ok: false, problem: signal?.aborted ? null : away };
  }
};
