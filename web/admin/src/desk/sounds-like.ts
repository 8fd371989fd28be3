interface Option {
  readonly label?: unknown;
  /** Pinyin, and its initials. */
  readonly sound?: unknown;
}

const said = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

/** Whether an option is meant by what was typed: a part of its words, or the beginning of its pinyin or initials. */
export const soundsLike = (typed: string, option?: Option): boolean => {
  const wanted = typed.trim().toLowerCase();
  return (
    said(option?.label).includes(wanted) ||
    said(option?.sound)
      .split(' ')
      .some((sound) => sound.startsWith(wanted))
  );
};
