import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';

interface Kept {
  /** As an address writes it. */
  readonly list?: string;
}

/**
 * What a list is narrowed and ordered by. Codes and dates stand in the page's address, so that a link keeps them; what
 * may name a person stands beside it in the browser's history alone: addresses end up in logs.
 */
export const useListParameters = (
  isPersonal: (name: string) => boolean,
): readonly [URLSearchParams, (change: (before: URLSearchParams) => URLSearchParams) => void] => {
  const navigate = useNavigate();
  const { search, state } = useLocation() as { readonly search: string; readonly state: Kept | null };
  const parameters = useMemo(
    () => new URLSearchParams([...new URLSearchParams(search), ...new URLSearchParams(state?.list ?? '')]),
    [search, state?.list],
  );
  const change = useCallback(
    (of: (before: URLSearchParams) => URLSearchParams) => {
      const after = [...of(new URLSearchParams(parameters))];
      const [open, personal] = [false, true].map((wanted) =>
        new URLSearchParams(after.filter(([name]) => isPersonal(name) === wanted)).toString(),
      );
      void navigate({ search: open ?? '' }, { replace: true, state: { ...state, list: personal } });
    },
    [parameters, state, navigate, isPersonal],
  );
  return [parameters, change];
};
