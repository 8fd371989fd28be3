/** Lists are counted so far (`api/graphql/connections.ts`). */
const countedAtMost = 500;

/** There may be more than were counted. */
export const isCut = (count: number): boolean => count >= countedAtMost;

export const counted = (count: number): string => (isCut(count) ? `${countedAtMost}+` : String(count));
