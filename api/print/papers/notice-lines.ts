/** A notice as a paper prints it: a paragraph each, in both languages. */
export interface NoticeLine {
  readonly zh: string;
  readonly en: string;
}

/** "- one\n- two" in the words of paper. */
const unmarked = (text: string): string => text.replaceAll(/^- /gm, '· ').replaceAll('**', '');

export const noticeLines = (text: NoticeLine): readonly NoticeLine[] => {
  const [zh, en] = [unmarked(text.zh).split(/\n+/), unmarked(text.en).split(/\n+/)];
  return zh.map((line, n) => ({ zh: line, en: en[n] ?? '' }));
};
