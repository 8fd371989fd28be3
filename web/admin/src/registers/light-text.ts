/** What light markdown is made of: paragraphs, lists, and bold parts in either. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}
export interface Block {
  readonly kind: 'paragraph' | 'list';
  /** Of a paragraph its one line, of a list its items. */
  readonly lines: readonly (readonly Run[])[];
}

const runsOf = (line: string): readonly Run[] =>
  line
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('**') && part.endsWith('**') && part.length > 4
        ? { text: part.slice(2, -2), bold: true }
        : { text: part, bold: false },
    );

/** Reads "- " items and **bold**; everything else is words. */
export const blocksOf = (text: string): readonly Block[] => {
  const blocks: { kind: Block['kind']; lines: (readonly Run[])[] }[] = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const item = /^[-*]\s+(.*)$/.exec(line)?.[1];
    const last = blocks.at(-1);
    if (item === undefined) blocks.push({ kind: 'paragraph', lines: [runsOf(line)] });
    else if (last?.kind === 'list') last.lines.push(runsOf(item));
    else blocks.push({ kind: 'list', lines: [runsOf(item)] });
  }
  return blocks;
};
