import { specimenKinds, type SpecimenKind, type SpecimenState } from './events.ts';

export interface Specimen {
  readonly number: string;
  readonly kind: SpecimenKind;
  readonly items: readonly string[];
  readonly state: SpecimenState;
  /** Where it stood before each step that may be undone, and who took the step; the last one last. */
  readonly steps: readonly { readonly from: SpecimenState; readonly by: string }[];
  readonly redrawnAs: string | null;
  /** ISO instant, for its label; null: it is not drawn yet. */
  readonly collectedAt: string | null;
}

/** All specimens of one case, in the order they were labelled. */
export interface Specimens {
  readonly of: {
    readonly personId: string;
    readonly institutionId: string;
    readonly caseNumber: string;
    readonly name: string | null;
  } | null;
  readonly all: readonly Specimen[];
}

export const noSpecimens: Specimens = { of: null, all: [] };

/** Something may still be drawn into it or done with it. */
export const isOpen = ({ state }: Specimen): boolean => state === 'labelled' || state === 'collected' || state === 'received';

export const awaitsRedraw = ({ state, redrawnAs }: Specimen): boolean => state === 'rejected' && redrawnAs === null;

export const lastOf = ({ all }: Specimens, kind: SpecimenKind): Specimen | undefined => all.findLast((specimen) => specimen.kind === kind);

/** The figures that every event carries. */
export const standingOf = (specimens: Specimens) => {
  const kindsWhere = (holds: (last: Specimen) => boolean): SpecimenKind[] =>
    specimenKinds.filter((kind) => {
      const last = lastOf(specimens, kind);
      return last !== undefined && holds(last);
    });
  return {
    toCollect: kindsWhere((last) => last.state === 'labelled' || awaitsRedraw(last)),
    collected: kindsWhere(({ state }) => state === 'collected' || state === 'received'),
  };
};
