import { kinds } from './kinds.ts';
import type { DocumentKind } from './layout.ts';

/** What one document shows, in the words of the paper: the renderer formats nothing. */
export interface DocumentData {
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** JPEG or PNG. Null or missing: there is none. */
  readonly pictures: Readonly<Record<string, Uint8Array | null>>;
}

/** A whole document of nobody: what a preview shows. */
export const sampleOf = (kind: DocumentKind): DocumentData => {
  const { fields, lists } = kinds[kind];
  return {
    values: Object.fromEntries(Object.entries(fields).map(([name, { sample }]) => [name, sample])),
    lists: Object.fromEntries(Object.entries(lists).map(([name, { samples }]) => [name, samples])),
    pictures: {},
  };
};
