let stated: string | null = null;

/** Why this tab reads personal data, as its reader said: goes with every request, and into the access log. */
export const statedPurpose = {
  get: (): string | null => stated,
  /** A code of the register `reading-purposes`; null: none is stated any more. */
  set: (purpose: string | null): void => {
    stated = purpose;
  },
};
