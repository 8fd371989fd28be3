/** What is printed: the certificate's card, a specimen's label, a page. Each has a printer of its own. */
export const printKinds = ['card', 'label', 'a4', 'a5'] as const;
export type PrintKind = (typeof printKinds)[number];

/** Millimetres. */
export const usualSize: Readonly<Record<PrintKind, readonly [width: number, height: number]>> = {
  card: [85.6, 54],
  label: [50, 30],
  a4: [210, 297],
  a5: [148, 210],
};
