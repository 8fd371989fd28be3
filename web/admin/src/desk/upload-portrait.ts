import type { Outcome, Problem } from '../commands/outcome.ts';
import { unreachable } from '../commands/outcome.ts';
import { csrfHeader } from '../session/session.ts';

export type Uploaded = { readonly ok: true; readonly id: string } | Exclude<Outcome, { ok: true }>;

interface Paper {
  readonly documentType: string;
  readonly documentNumber: string;
}

/** Stores a portrait under the person that the paper names, and tells its id. */
export const uploadPortrait = async (picture: string, { documentType, documentNumber }: Paper): Promise<Uploaded> => {
  const form = new FormData();
  // The server reads the paper before the file.
  form.append('documentType', documentType);
  form.append('documentNumber', documentNumber);
  try {
    form.append('file', await (await fetch(picture)).blob(), 'portrait.jpg');
    const response = await fetch('/api/portraits', { method: 'POST', body: form, headers: csrfHeader(), credentials: 'same-origin' });
    const body = (await response.json()) as { id?: string; error?: Omit<Problem, 'kind'> };
    if (body.id !== undefined) return { ok: true, id: body.id };
    return body.error ? { ok: false, problem: { kind: 'Rejected', ...body.error } } : (unreachable as Exclude<Outcome, { ok: true }>);
  } catch {
    return unreachable as Exclude<Outcome, { ok: true }>;
  }
};
