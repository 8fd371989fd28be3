import type { Outcome, Problem } from '../commands/outcome.ts';
import { unreachable } from '../commands/outcome.ts';
import { csrfHeader } from '../session/session.ts';

export type Uploaded = { readonly ok: true; readonly id: string } | Exclude<Outcome, { ok: true }>;

interface Paper {
  readonly documentType: string;
  readonly documentNumber: string;
}

const upload = async (place: 'portraits' | 'papers', file: Blob, { documentType, documentNumber }: Paper): Promise<Uploaded> => {
  const form = new FormData();
  // The server reads the paper before the file.
  form.append('documentType', documentType);
  form.append('documentNumber', documentNumber);
  try {
    form.append('file', file, 'picture');
    const response = await fetch(`/api/${place}`, { method: 'POST', body: form, headers: csrfHeader(), credentials: 'same-origin' });
    const body = (await response.json()) as { id?: string; error?: Omit<Problem, 'kind'> };
    if (body.id !== undefined) return { ok: true, id: body.id };
    return body.error ? { ok: false, problem: { kind: 'Rejected', ...body.error } } : (unreachable as Exclude<Outcome, { ok: true }>);
  } catch {
    return unreachable as Exclude<Outcome, { ok: true }>;
  }
};

const blobOf = (dataAddress: string): Blob => {
  const [head = '', body = ''] = dataAddress.split(',');
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? 'image/jpeg';
  return new Blob([Uint8Array.from(atob(body), (character) => character.codePointAt(0) ?? 0)], { type });
};

/** Stores a portrait under the person that the paper names, and tells its id. */
export const uploadPortrait = (picture: string, of: Paper): Promise<Uploaded> => upload('portraits', blobOf(picture), of);

/** The same for a copy of a paper: a picture as data, or a PDF. */
export const uploadCopy = (copy: string | Blob, of: Paper): Promise<Uploaded> =>
  upload('papers', typeof copy === 'string' ? blobOf(copy) : copy, of);
