import type { PaperKind } from './fetch-papers.ts';

/** What a printer is chosen by. */
export type PrintKind = 'card' | 'label' | 'a4' | 'a5';
export const printKinds: readonly PrintKind[] = ['card', 'label', 'a4', 'a5'];

export interface PaperSize {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

const usual: Readonly<Record<PaperKind, PrintKind>> = {
  card: 'card',
  specimenLabel: 'label',
  guideSheet: 'a5',
  receipt: 'a5',
  examinationForm: 'a4',
  blankForm: 'a4',
  cashierDay: 'a4',
};

/** Wider than an A5 sheet lying on its side can hold upright: 148 mm and a little. */
const widestA5 = 150;

/** By what a paper is; a page also by the size that its layout gives it. */
export const printKindOf = (kind: PaperKind, paper: PaperSize | null = null): PrintKind => {
  const by = usual[kind];
  if (by === 'card' || by === 'label' || paper === null) return by;
  return Math.min(paper.width, paper.height) <= widestA5 ? 'a5' : 'a4';
};
