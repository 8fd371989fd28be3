import { Drawer, type DrawerProps } from 'antd';
import { useFocusBack } from './useFocusBack.ts';

interface SidePanelProps extends Omit<DrawerProps, 'open' | 'focusable' | 'rootClassName' | 'afterOpenChange'> {
  readonly open: boolean;
}

/** What comes over the page from its side, as polite with the keyboard as a dialog. */
export const SidePanel = ({ open, ...rest }: SidePanelProps) => {
  const { mark, giveBack } = useFocusBack(open);
  return (
    <Drawer
      {...rest}
      rootClassName={mark}
      open={open}
      focusable={{ focusTriggerAfterClose: false }}
      afterOpenChange={(shown) => shown || giveBack()}
    />
  );
};
