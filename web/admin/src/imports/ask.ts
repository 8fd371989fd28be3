import { unexpected, unreachable, type Problem } from '../commands/outcome.ts';
import { seenPosition } from '../graphql/seen.ts';
import { csrfHeader } from '../session/session.ts';

export type Asked<Answer> = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly problem: Problem };

/** Asks a door of files something; it writes nothing. */
export const ask = async <Answer>(path: string, body: object): Promise<Asked<Answer>> => {
  const seen = seenPosition.get();
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...(seen !== null && { 'x-seen-position': seen }), ...csrfHeader() },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answer & { readonly error?: Omit<Problem, 'kind'> };
    if (response.ok) return { ok: true, answer };
    if (answer.error) return { ok: false, problem: { kind: 'Rejected', ...answer.error } };
    return unexpected as Extract<typeof unexpected, { ok: false }>;
  } catch {
    return unreachable as Extract<typeof unreachable, { ok: false }>;
  }
};
