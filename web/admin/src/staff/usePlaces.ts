import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Scope } from '../roles/rights.ts';
import { useMe } from '../session/SessionProvider.tsx';

/** Institutions as far as an operation reaches, and what a scope comes to at one of them. */
export const usePlaces = (operation: string) => {
  const { t } = useTranslation('staff');
  const me = useMe();
  const { institutions, institutionName } = useDirectory();
  return useMemo(() => {
    const parentOf = new Map(institutions.map(({ institutionId, parentId }) => [institutionId, parentId ?? null]));
    const isBelow = (id: string, above: string): boolean => {
      for (let at: string | null = id; at !== null; at = parentOf.get(at) ?? null) if (at === above) return true;
      return false;
    };
    const own = me.institution?.id ?? '';
    const scope = me.operations[operation];
    const reached = institutions.filter(
      ({ institutionId }) => scope === 'city' || institutionId === own || (scope === 'subtree' && isBelow(institutionId, own)),
    );
    const placeOf =
      (institutionId: string) =>
      (of: Scope): string | null => {
        if (of === 'institution') return institutionName(institutionId);
        if (of !== 'subtree') return null;
        const below = institutions.filter((one) => one.institutionId !== institutionId && isBelow(one.institutionId, institutionId)).length;
        return below === 0 ? institutionName(institutionId) : t('belowCount', { name: institutionName(institutionId), count: below });
      };
    return { choices: reached.map(({ institutionId, name }) => ({ value: institutionId, label: name })), placeOf };
  }, [institutions, institutionName, me, operation, t]);
};
