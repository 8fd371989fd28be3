/** The words of one feature in both languages; the compiler asks that English has every key that Chinese has. */
export interface Words<W> {
  readonly zh: W;
  readonly en: W;
}

export const both = <const Key extends string>(words: Words<Readonly<Record<Key, string>>>): Words<Readonly<Record<Key, string>>> => words;
