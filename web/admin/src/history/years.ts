/** What dates a thing of a person's story. */
interface CaseOfYears {
  readonly registeredAt: string;
}
interface OldCardOfYears {
  readonly validFrom?: string | null;
  readonly examinedOn?: string | null;
  readonly validUntil: string;
}

/** A case of today's, or a card of the system before this one, on the day on which it begins. */
export type Year<Case, Card> =
  | { readonly day: string; readonly kind: 'case'; readonly of: Case }
  | { readonly day: string; readonly kind: 'oldCard'; readonly of: Card };

/** Cases and old cards of one person together, the latest first. An old card without its first day stands at its last. */
export const yearsOf = <Case extends CaseOfYears, Card extends OldCardOfYears>(
  cases: readonly Case[],
  cards: readonly Card[],
  dayOf: (instant: string) => string,
): readonly Year<Case, Card>[] =>
  [
    ...cases.map((of): Year<Case, Card> => ({ day: dayOf(of.registeredAt), kind: 'case', of })),
    ...cards.map((of): Year<Case, Card> => ({ day: of.validFrom ?? of.examinedOn ?? of.validUntil, kind: 'oldCard', of })),
  ].toSorted((one, other) => other.day.localeCompare(one.day));
