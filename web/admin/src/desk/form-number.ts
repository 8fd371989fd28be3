/** What was typed or scanned as a blank form prints it; null: not all of it is there. Whether there is such a form, the door knows. */
export const readFormNumber = (typed: string): string | null => {
  const number = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
  return /^B\d{9}$/.test(number) ? number : null;
};
