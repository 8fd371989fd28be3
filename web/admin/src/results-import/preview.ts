import type { Text } from '@healthcert/web-ui/language.ts';
import { unexpected, unreachable, type Problem } from '../commands/outcome.ts';
import type { RecordResultInput } from '../gql/graphql.ts';
import { seenPosition } from '../graphql/seen.ts';
import { csrfHeader } from '../session/session.ts';

/** What `POST /api/results/preview` answers: see `api/results/preview.ts`. */
export interface Preview {
  readonly columns: readonly { readonly heading: string; readonly meaning: string }[];
  readonly choices: readonly { readonly key: string; readonly title: Text }[];
  readonly problems: readonly Text[];
  readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly state: 'good' | 'known' | 'empty' | 'refused';
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly name: string | null;
  readonly entries: readonly PreviewEntry[];
  readonly problems: readonly { readonly column: number | null; readonly text: Text }[];
}

export interface PreviewEntry {
  readonly commandId: string;
  readonly input: RecordResultInput;
  readonly item: string;
  readonly name: Text;
  readonly abnormal: boolean;
  readonly known: boolean;
  readonly findings: readonly { readonly name: Text; readonly normal: boolean; readonly site: string | null }[];
  readonly values: readonly {
    readonly field: string;
    readonly name: Text;
    readonly unit: string;
    readonly text: string;
    readonly standing: string | null;
    readonly read: { readonly value: number | null; readonly bound?: string; readonly choice?: string } | null;
  }[];
}

export type Source = { readonly file: string } | { readonly text: string };

export type Answer = { readonly ok: true; readonly preview: Preview } | { readonly ok: false; readonly problem: Problem };

/** The bytes of a file in Base64. */
export const base64Of = async (file: Blob): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};

/** Asks how a file would be entered; writes nothing. `columns`: what a person says of them, null where they say nothing. */
export const askPreview = async (source: Source, columns: readonly (string | null)[]): Promise<Answer> => {
  const seen = seenPosition.get();
  try {
    const response = await fetch('/api/results/preview', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...(seen !== null && { 'x-seen-position': seen }), ...csrfHeader() },
      body: JSON.stringify({ ...source, columns }),
    });
    const body = (await response.json()) as Preview & { readonly error?: Omit<Problem, 'kind'> };
    if (response.ok) return { ok: true, preview: body };
    if (body.error) return { ok: false, problem: { kind: 'Rejected', ...body.error } };
    return unexpected as Extract<typeof unexpected, { ok: false }>;
  } catch {
    return unreachable as Extract<typeof unreachable, { ok: false }>;
  }
};
