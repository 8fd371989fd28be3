/** A certificate whose card is to come out. */
export interface Printable {
  readonly caseId: string;
  readonly number: string;
  readonly name?: string | null;
}
