import { csrfHeader } from '../session/session.ts';
import type { DraftServer } from './draft-keeper.ts';
import type { KeptDraft } from './sealed-drafts.ts';

interface Kept {
  /** Seals what this browser keeps. */
  readonly key: string;
  readonly drafts: readonly KeptDraft[];
}

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(`/api/drafts${path}`, { credentials: 'same-origin', ...init });
  if (!response.ok) throw new Error(`drafts: ${response.status}`);
  return response;
};

const pathOf = (name: string): string => `/${encodeURIComponent(name)}`;

/** `keepalive`: they are often sent while the page goes away. */
export const draftServer: DraftServer & { readonly load: () => Promise<Kept> } = {
  load: async () => (await (await ask('', {})).json()) as Kept,
  put: async ({ name, at, value, lasting = false }) => {
    const body = JSON.stringify({ at, value, lasting });
    const headers = { 'content-type': 'application/json', ...csrfHeader() };
    // A browser refuses more than 64 kB to a request that outlives its page.
    await ask(pathOf(name), { method: 'PUT', headers, body, keepalive: body.length < 20_000 });
  },
  remove: async (name, at) => {
    await ask(`${pathOf(name)}?at=${encodeURIComponent(at)}`, { method: 'DELETE', headers: csrfHeader(), keepalive: true });
  },
};
