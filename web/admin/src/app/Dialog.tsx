import { Modal, type ModalProps } from 'antd';
import { useFocusBack } from './useFocusBack.ts';

interface DialogProps extends Omit<ModalProps, 'open' | 'focusable' | 'focusTriggerAfterClose' | 'rootClassName'> {
  readonly open: boolean;
  /** Where the keyboard goes afterwards; without it, where it was before. */
  readonly backTo?: (() => void) | undefined;
}

/** A dialog that is polite with the keyboard. */
export const Dialog = ({ open, backTo, afterClose, ...rest }: DialogProps) => {
  const { mark, giveBack } = useFocusBack(open, backTo);
  return (
    <Modal
      {...rest}
      {...{ 'data-dialog': open ? 'open' : 'closed' }}
      rootClassName={mark}
      open={open}
      focusable={{ focusTriggerAfterClose: false }}
      afterClose={() => {
        giveBack();
        afterClose?.();
      }}
    />
  );
};
