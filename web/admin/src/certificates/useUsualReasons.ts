import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';
import { type ReasonedAction, reasonsOf } from './certificate-actions.ts';

/** The city's usual reasons for a change; others are typed. */
export const useUsualReasons = (action: ReasonedAction): readonly string[] => {
  const text = useText();
  return useRegister(reasonsOf[action]).map(({ name }) => text(name));
};
