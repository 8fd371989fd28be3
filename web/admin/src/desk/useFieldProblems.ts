import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blamedField, type Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';
import { fieldNames, missingFields, type Particulars } from './particulars.ts';
import type { FieldProblems } from './RegistrationForm.tsx';

/** Refusals at their fields, in the person's language; what blames no field is shown at the top. */
export const useFieldProblems = () => {
  const { t } = useTranslation('desk');
  const text = useText();
  const [blamed, setBlamed] = useState<{ readonly fields: FieldProblems; readonly top: Problem | null }>({ fields: {}, top: null });

  return {
    fields: blamed.fields,
    top: blamed.top,
    clear: (): void => setBlamed({ fields: {}, top: null }),
    /** True where something is missing; it is marked. */
    markMissing: (typed: Particulars): boolean => {
      const missing = missingFields(typed);
      setBlamed({ fields: Object.fromEntries(missing.map((field) => [field, t('required')])), top: null });
      return missing.length > 0;
    },
    show: (problem: Problem): void => {
      const field = problem.field === 'portrait' ? 'picture' : blamedField(problem, fieldNames);
      setBlamed(field === null ? { fields: {}, top: problem } : { fields: { [field]: text(problem.text) }, top: null });
    },
  };
};
