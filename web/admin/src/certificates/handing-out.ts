import type { ToHandOutQuery } from '../gql/graphql.ts';

export type Hit = ToHandOutQuery['search']['hits'][number];

/** A card that somebody stands there for. */
export interface Card {
  readonly caseId: string;
  readonly certificateNumber: string;
  readonly name: string;
}

export interface HandedOut extends Card {
  /** ISO instant. */
  readonly at: string;
  readonly undone: boolean;
}

type Problem = 'scanNothing' | 'scanNoCard' | 'scanNotPrinted' | 'scanHandedOut' | 'scanNotValid';

/** The cards that lie ready, or why there is none; one that is gone already is named, for it may have been scanned wrongly. */
export type Scanned = { readonly ready: readonly Card[] } | { readonly problem: Problem; readonly gone: Card | null };

const cardOf = ({ caseId, certificateNumber, name }: Hit): Card => ({
  caseId: caseId ?? '',
  certificateNumber: certificateNumber ?? '',
  name: name ?? '',
});

/** Of what a scan found: each certificate once, by whatever it was found. */
export const scannedIn = (hits: readonly Hit[]): Scanned => {
  if (hits.length === 0) return { problem: 'scanNothing', gone: null };
  const certified = hits.filter(({ certificateNumber }) => certificateNumber);
  if (certified.length === 0) return { problem: 'scanNoCard', gone: null };
  const valid = certified.filter(({ validity }) => validity === 'valid');
  if (valid.length === 0) return { problem: 'scanNotValid', gone: null };
  const ready = valid.filter(({ custody }) => custody === 'printed');
  const gone = valid.find(({ custody }) => custody === 'handedOut');
  if (ready.length === 0) return gone ? { problem: 'scanHandedOut', gone: cardOf(gone) } : { problem: 'scanNotPrinted', gone: null };
  return { ready: [...new Map(ready.map((hit) => [hit.certificateNumber, cardOf(hit)])).values()] };
};

const longestList = 20;

export const withHandedOut = (gone: readonly HandedOut[], card: Card, at: string): readonly HandedOut[] =>
  [{ ...card, at, undone: false }, ...gone.filter(({ certificateNumber }) => certificateNumber !== card.certificateNumber)].slice(
    0,
    longestList,
  );

export const withUndone = (gone: readonly HandedOut[], { certificateNumber }: Card): readonly HandedOut[] =>
  gone.map((one) => (one.certificateNumber === certificateNumber ? { ...one, undone: true } : one));

/** What the key for undoing takes back: the last that went out. */
export const lastOut = (gone: readonly HandedOut[]): HandedOut | null => gone.find(({ undone }) => !undone) ?? null;
