/** A certificate whose card is to come out. */
export interface Printable {
  readonly caseId: string;
  readonly number: string;
  readonly name?: string | null;
}

/** Whose card, and which: names alone are shared. */
export const rowName = ({ name, number }: Printable): string => [name, number].filter(Boolean).join(' ');
