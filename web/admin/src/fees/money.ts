/** `10550` -> "105.50". Amounts are whole fen everywhere: a float loses cents. */
export const yuan = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const amount = /^¥?(\d{1,8}|\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?元?$/;

/**
 * What a person types as an amount in yuan, in fen; null: no amount. Full-width digits, the full stop of a Chinese
 * keyboard and a currency sign are read, too; a comma parts thousands and nothing else, so that "12,50" is no amount.
 */
export const fenOf = (typed: string): number | null => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('。', '.');
  const [, whole, cents = ''] = amount.exec(text) ?? [];
  return whole === undefined ? null : Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'));
};

interface Movement {
  readonly means: string;
  readonly amount: number;
}

/** Movements counted and summed by means, in the order they first come; amounts in fen, what went back below nought. */
export const sumByMeans = (
  movements: readonly Movement[],
): readonly { readonly means: string; readonly count: number; readonly sum: number }[] =>
  [...Map.groupBy(movements, ({ means }) => means)].map(([means, of]) => ({
    means,
    count: of.length,
    sum: of.reduce((sum, { amount }) => sum + amount, 0),
  }));
