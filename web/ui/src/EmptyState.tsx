import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

interface EmptyStateProps {
  readonly title: string;
  /** What to do now: an empty state never only says that there is nothing. */
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
}

export const EmptyState = ({ title, hint, action }: EmptyStateProps) => (
  <div className="hc-empty">
    <span className="hc-empty-icon">
      <Icon name="empty" size={36} weight={1.5} />
    </span>
    <p className="hc-empty-title">{title}</p>
    {hint && <p className="hc-empty-hint">{hint}</p>}
    {action && <div className="hc-empty-action">{action}</div>}
  </div>
);
