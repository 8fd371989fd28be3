import { checkCharacter } from './check-character.ts';

interface SyntheticId {
  /** Six digits. */
  readonly area: string;
  /** "1990-05-17" */
  readonly birthDate: string;
  /** 0 to 999; odd: male. */
  readonly sequence: number;
}

/** A number of GB 11643 form with a right check character, for seeds and tests: it belongs to nobody we know. */
export const syntheticIdNumber = ({ area, birthDate, sequence }: SyntheticId): string => {
  const digits = `${area}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return `${digits}${checkCharacter(digits)}`;
};
