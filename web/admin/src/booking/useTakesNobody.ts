import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useMe } from '../session/SessionProvider.tsx';

/** Whether one's own clinic is disabled, suspended, removed or not admitted on this day: who is booked is then told, not examined. */
export const useTakesNobody = (day: string): boolean => {
  const { institution } = useMe();
  const own = useDirectory().institutions.find(({ institutionId }) => institutionId === institution?.id);
  if (!own || own.kind !== 'clinic') return false;
  if (!own.enabled) return true;
  if (own.admission === 'suspended') return own.suspendedUntil == null || day <= own.suspendedUntil;
  return own.admission !== 'admitted';
};
