import type { Problem } from '../commands/outcome.ts';
import { NotPrinted } from './print-route.ts';
import { printing } from './words.ts';

const inBoth = (key: keyof typeof printing.zh) => ({ zh: printing.zh[key], en: printing.en[key] });

/** Why a paper did not come to a printer, in the words of the way that it went. */
export const notPrinted = (error: unknown): Problem => ({
  kind: 'Rejected',
  code: error instanceof NotPrinted ? error.code : 'NotPrinted',
  field: null,
  text: error instanceof NotPrinted ? error.text : inBoth('routeFailed'),
});

/** Why one of a batch is not in the file. */
export const leftOutProblem = (because: 'unavailable' | 'undrawable'): Problem => ({
  kind: 'Rejected',
  code: because,
  field: null,
  text: inBoth(because),
});

export const withdrawn: Problem = { kind: 'Rejected', code: 'Withdrawn', field: null, text: inBoth('withdrawn') };
export const notKnown: Problem = { kind: 'Rejected', code: 'NotKnown', field: null, text: inBoth('notKnown') };
