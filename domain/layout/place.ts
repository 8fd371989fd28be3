import type { DocumentKind } from './layout.ts';

/** For whom a layout is: an institution and those below it, or the city; one programme, or all. */
export interface LayoutPlace {
  readonly kind: DocumentKind;
  readonly institutionId: string | null;
  readonly programmeId: string | null;
}

/** Papers that are of no programme: the same for all that an institution examines. */
const ofNoProgramme: ReadonlySet<DocumentKind> = new Set(['cashierDay', 'testGrid']);

/** Whether a programme may have a design of its own. */
export const isByProgramme = (kind: DocumentKind): boolean => !ofNoProgramme.has(kind);

/** The stream of a place. Ids have no tilde. */
export const layoutId = ({
  kind,
  institutionId,
  programmeId,
}: {
  readonly kind: DocumentKind;
  readonly institutionId?: string | null | undefined;
  readonly programmeId?: string | null | undefined;
}): string => [kind, institutionId ?? '', programmeId ?? ''].join('~');

/**
 * Where to look for the layout of a paper, first found first taken: the institution's own, then those above it, then the
 * city's; at each for the programme before any.
 * @param above the institution and all above it, nearest first
 */
export const placesFor = (kind: DocumentKind, above: readonly string[], programmeId: string | null): readonly LayoutPlace[] =>
  [...above, null].flatMap((institutionId) =>
    [...(programmeId === null ? [] : [programmeId]), null].map((programme) => ({ kind, institutionId, programmeId: programme })),
  );
