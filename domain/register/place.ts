const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

const digitOf = (place: string): number => (place === '' ? 0 : digits.indexOf(place[0]!));

/** After `low`, with as little growth as may be: lists are mostly written from the top down. */
const after = (low: string, first = '1'): string => {
  if (low === '') return first;
  const head = digitOf(low);
  return head < digits.length - 1 ? digits[head + 1]! : digits[head]! + after(low.slice(1));
};

/**
 * A place between two others, as text that sorts by code point: entries are moved without renumbering the rest. `low` is
 * '' at the top, `high` null at the end; no place ends in "0", so there is always room before it.
 */
export const placeBetween = (low: string, high: string | null): string => {
  if (high === null) return after(low, 'i');
  const head = digitOf(low);
  const top = digitOf(high);
  if (head === top) return digits[head]! + placeBetween(low.slice(1), high.slice(1));
  const middle = Math.floor((head + top) / 2);
  return middle > head ? digits[middle]! : digits[head]! + after(low.slice(1), 'i');
};
