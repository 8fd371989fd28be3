import { Dropdown, type MenuProps } from 'antd';
import type { ReactElement } from 'react';

/**
 * The Enter that chose from a menu opens a dialog, whose first button would otherwise take the same Enter for itself, and
 * close it. A link is left to follow.
 */
const keepEnter: NonNullable<MenuProps['onClick']> = ({ domEvent }) => {
  const isLink = domEvent.target instanceof Element && domEvent.target.querySelector('a[href]') !== null;
  if (domEvent.type === 'keydown' && !isLink) domEvent.preventDefault();
};

interface ActionMenuProps {
  readonly items: NonNullable<MenuProps['items']>;
  readonly disabled?: boolean;
  readonly children: ReactElement;
}

/** What else may be done, behind a button: opened, walked and chosen from by keyboard too. */
export const ActionMenu = ({ items, disabled = false, children }: ActionMenuProps) => (
  <Dropdown autoFocus trigger={['click']} placement="bottomRight" disabled={disabled} menu={{ items, onClick: keepEnter }}>
    {children}
  </Dropdown>
);
