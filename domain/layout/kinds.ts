import type { KindDeclaration } from './fields.ts';
import { blankForm, card, examinationForm, guideSheet, receipt, specimenLabel, testGrid } from './kinds/clinic-papers.ts';
import { cashierDay } from './kinds/money-papers.ts';
import type { DocumentKind } from './layout.ts';

/** What each kind of document may show: what a designer offers, and what a layout is checked against. */
export const kinds: Readonly<Record<DocumentKind, KindDeclaration>> = {
  card,
  guideSheet,
  receipt,
  specimenLabel,
  examinationForm,
  blankForm,
  cashierDay,
  testGrid,
};

const everyField = new Set(Object.values(kinds).flatMap(({ fields }) => Object.keys(fields)));

/** Whether a kind that there is shows it, be it another one. */
export const isKnownField = (name: string): boolean => everyField.has(name);
