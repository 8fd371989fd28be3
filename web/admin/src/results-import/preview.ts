import type { Text } from '@healthcert/web-ui/language.ts';
import type { RecordResultInput } from '../gql/graphql.ts';
import { ask, type Asked } from '../imports/ask.ts';
import type { Source } from '../imports/source.ts';

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

/** Asks how a file would be entered; writes nothing. `columns`: what a person says of them, null where they say nothing. */
export const askPreview = (source: Source, columns: readonly (string | null)[]): Promise<Asked<Preview>> =>
  ask('/api/results/preview', { ...source, columns });
