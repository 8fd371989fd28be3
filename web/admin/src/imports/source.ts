/** How rows are handed in: a file in Base64, or what was pasted. */
export type Source = { readonly file: string } | { readonly text: string };
