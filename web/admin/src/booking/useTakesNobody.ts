import { standsBelowDisabled } from '../institutions/tree.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useMe } from '../session/SessionProvider.tsx';

/** Whether one's own clinic, or an authority above it, is disabled, or it is suspended, removed or not admitted on this day: who is booked is then told. */
export const useTakesNobody = (day: string): boolean => {
  const { institution } = useMe();
  const { institutions } = useDirectory();
  const own = institutions.find(({ institutionId }) => institutionId === institution?.id);
  if (!own || own.kind !== 'clinic') return false;
  if (!own.enabled || standsBelowDisabled(new Map(institutions.map((one) => [one.institutionId, one])), own)) return true;
  if (own.admission === 'suspended') return own.suspendedUntil == null || day <= own.suspendedUntil;
  return own.admission !== 'admitted';
};
