import { Modal, type ModalProps } from 'antd';
import { useId, useState } from 'react';

interface DialogProps extends Omit<ModalProps, 'open' | 'focusable' | 'focusTriggerAfterClose'> {
  readonly open: boolean;
  /** Where the keyboard goes afterwards; without it, where it was before. */
  readonly backTo?: (() => void) | undefined;
}

/** One that is open keeps the keys of the page to itself; one that is closing is closed: who types fast goes on while it fades. */
export const openDialog =
  '[data-dialog=open], .ant-modal-root:not([data-dialog]) .ant-modal-wrap:not([style*="display: none"]):not(:has(.ant-zoom-leave))';

/**
 * A dialog that is polite with the keyboard. It ends its closing late, the later the busier the machine; by then the next
 * dialog may be open, or the next code half scanned. So it gives the keyboard back only if nobody has taken it since.
 */
export const Dialog = ({ open, backTo, afterClose, ...rest }: DialogProps) => {
  const id = useId();
  const [before, setBefore] = useState<{ readonly open: boolean; readonly at: Element | null }>({ open: false, at: null });
  if (open !== before.open) setBefore({ open, at: open ? document.activeElement : before.at });

  const giveBack = (): void => {
    const now = document.activeElement;
    const taken = now !== null && now !== document.body && now.closest('[data-dialog-id]')?.getAttribute('data-dialog-id') !== id;
    if (taken || document.querySelector(openDialog)) return;
    if (backTo) backTo();
    else if (before.at instanceof HTMLElement) before.at.focus({ preventScroll: true });
  };

  return (
    <Modal
      {...rest}
      {...{ 'data-dialog': open ? 'open' : 'closed', 'data-dialog-id': id }}
      open={open}
      focusable={{ focusTriggerAfterClose: false }}
      afterClose={() => {
        giveBack();
        afterClose?.();
      }}
    />
  );
};
