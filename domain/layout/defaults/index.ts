import type { DocumentKind, Layout } from '../layout.ts';
import { defaultBlankForm } from './blank-form.ts';
import { defaultCard } from './card.ts';
import { defaultCashierDay } from './cashier-day.ts';
import { defaultExaminationForm } from './examination-form.ts';
import { defaultGuideSheet } from './guide-sheet.ts';
import { defaultReceipt } from './receipt.ts';
import { defaultSpecimenLabel } from './specimen-label.ts';
import { defaultTestGrid } from './test-grid.ts';

/** The designs of the house: what is printed until a city or an institution designs its own. */
export const defaultLayouts: Readonly<Record<DocumentKind, Layout>> = {
  card: defaultCard,
  guideSheet: defaultGuideSheet,
  receipt: defaultReceipt,
  specimenLabel: defaultSpecimenLabel,
  examinationForm: defaultExaminationForm,
  blankForm: defaultBlankForm,
  cashierDay: defaultCashierDay,
  testGrid: defaultTestGrid,
};
