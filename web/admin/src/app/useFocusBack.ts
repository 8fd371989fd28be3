import { useEffect, useId, useState } from 'react';
import { useLatest } from './useLatest.ts';

/** One that is open keeps the keys of the page to itself; one that is closing is closed: who types fast goes on while it fades. */
export const openDialog =
  '[data-dialog=open], .ant-modal-root:not([data-dialog]) .ant-modal-wrap:not([style*="display: none"]):not(:has(.ant-zoom-leave))';

interface FocusBack {
  /** A class of the root of what comes over the page. */
  readonly mark: string;
  /** Once it has closed: gives the keyboard back, unless somebody has taken it since. */
  readonly giveBack: () => void;
}

/**
 * What comes over a page ends its closing late, the later the busier the machine; by then the next dialog may be open, or
 * the next code half scanned. What is taken away while it is open gives the keyboard back at once.
 * `backTo`: where it goes; without it, where it was before.
 */
export const useFocusBack = (open: boolean, backTo?: () => void): FocusBack => {
  // Where the keyboard is is looked at while drawing: nothing of it may be kept.
  'use no memo';
  const mark = `over-page-${useId()}`;
  const [before, setBefore] = useState<{ readonly open: boolean; readonly at: Element | null }>({ open: false, at: null });
  if (open !== before.open) setBefore({ open, at: open ? document.activeElement : before.at });

  const giveBack = (): void => {
    const now = document.activeElement;
    const taken = now !== null && now !== document.body && now.closest(`.${CSS.escape(mark)}`) === null;
    if (taken || document.querySelector(openDialog)) return;
    if (backTo) backTo();
    else if (before.at instanceof HTMLElement) before.at.focus({ preventScroll: true });
  };
  const latest = useLatest({ open, giveBack });
  useEffect(() => () => void (latest.current.open && latest.current.giveBack()), []);
  return { mark, giveBack };
};
