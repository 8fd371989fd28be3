import type { FeePrice } from './policy.ts';

/** What is charged for: the programme as a whole, or an item beyond it by its code. Amount in fen. */
export interface FeeLine {
  readonly code: string;
  readonly amount: number;
}

/** The code of the line that covers all required items. */
export const wholeProgramme = 'programme';

interface Charged {
  readonly programmeId: string;
  /** Items of the case that the programme's own price does not cover. */
  readonly beyond: readonly string[];
}

/** What the price list asks for these; an item without a price costs nothing. Null: the programme has no price. */
export const linesFor = ({ programmeId, beyond }: Charged, prices: readonly FeePrice[]): readonly FeeLine[] | null => {
  const own = prices.filter((price) => price.programmeId === programmeId);
  const whole = own.find(({ item }) => item == null);
  if (!whole) return null;
  const items = beyond.flatMap((code) => {
    const price = own.find(({ item }) => item === code);
    return price ? [{ code, amount: price.amount }] : [];
  });
  return [{ code: wholeProgramme, amount: whole.amount }, ...items];
};

export const sumOf = (amounts: readonly { readonly amount: number }[]): number => amounts.reduce((sum, { amount }) => sum + amount, 0);

/** `10550` -> "105.50": how people read fen. */
export const inYuan = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
