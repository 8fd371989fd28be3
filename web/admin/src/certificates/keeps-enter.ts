interface Chosen {
  readonly key: string;
  readonly domEvent: { readonly type: string; preventDefault(): void };
}

/**
 * The Enter that chose from a menu opens a dialog, whose first button would otherwise take the same Enter for itself, and
 * close it. A link is left to follow.
 */
export const keepsEnter = ({ key, domEvent }: Chosen): void => {
  if (domEvent.type === 'keydown' && key !== 'picture') domEvent.preventDefault();
};
