const key = 'healthcert.seen';

/**
 * The highest position this browser tab has seen in a receipt. Sent with every query, so that a list that follows a
 * save shows what was saved.
 */
export const seenPosition = {
  get: (): string | null => sessionStorage.getItem(key),
  /** Positions of one store compare as strings; one of another epoch simply replaces the old. */
  note: (position: string): void => {
    const before = sessionStorage.getItem(key);
    if (before === null || before < position || epochOf(before) !== epochOf(position)) sessionStorage.setItem(key, position);
  },
};

const epochOf = (position: string): string => position.split(/[.:@]/)[0] ?? '';
