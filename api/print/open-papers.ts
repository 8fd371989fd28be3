import type { Actor } from '@healthcert/domain/kernel';
import type { DocumentKind } from '@healthcert/domain/layout';
import type { System } from '../system.ts';
import { openBlankForm } from './open-blank-form.ts';
import { openCard } from './open-card.ts';
import { openCashierDay } from './open-cashier-day.ts';
import { caseKinds, openCasePaper, type CaseKind, type ClosedPaper, type OpenPaper } from './open-case-paper.ts';

/** Papers of something that has an id: a case, a certificate's number, a form's number, a cashier's day. */
export const printedKinds = [...caseKinds, 'card', 'blankForm', 'cashierDay'] as const satisfies readonly DocumentKind[];
export type PrintedKind = (typeof printedKinds)[number];

const open = (system: System, actor: Actor, kind: PrintedKind, id: string): Promise<OpenPaper | ClosedPaper | null> => {
  if (kind === 'card') return openCard(system, actor, id);
  if (kind === 'blankForm') return openBlankForm(system, actor, id);
  if (kind === 'cashierDay') return openCashierDay(system, actor, id);
  return openCasePaper(system, actor, kind satisfies CaseKind, id);
};

/** Whether papers of the kind are about a case, and can be asked for by a filter of the case list. */
export const isOfCase = (kind: PrintedKind): kind is CaseKind => (caseKinds as readonly string[]).includes(kind);

export interface OpenedPapers {
  readonly open: readonly OpenPaper[];
  readonly closed: readonly ClosedPaper[];
  /** Ids of which there is no paper. */
  readonly missing: readonly string[];
}

const isOpen = (paper: OpenPaper | ClosedPaper): paper is OpenPaper => 'printables' in paper;

/** A few at a time: a batch is not to take every connection. */
const atOnce = 8;

/** Opens each of these for printing. */
export const openPapers = async (system: System, actor: Actor, kind: PrintedKind, ids: readonly string[]): Promise<OpenedPapers> => {
  const found: (OpenPaper | ClosedPaper | null)[] = [];
  for (let n = 0; n < ids.length; n += atOnce) {
    found.push(...(await Promise.all(ids.slice(n, n + atOnce).map((id) => open(system, actor, kind, id)))));
  }
  const papers = found.filter((paper) => paper !== null);
  return {
    open: papers.filter(isOpen),
    closed: papers.filter((paper): paper is ClosedPaper => !isOpen(paper)),
    missing: ids.filter((_id, n) => found[n] === null),
  };
};
