import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blamedField, type Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';
import { type FieldProblems, fieldNames, missingFields, type Particulars } from './particulars.ts';
import { occurredAt, type OnPaper } from './PaperFields.tsx';

interface PaperProblems {
  readonly formNumber?: string;
  readonly occurredAt?: string;
}

interface Blamed {
  readonly fields: FieldProblems;
  /** Of the head of a form that is entered later. */
  readonly paper: PaperProblems;
  readonly top: Problem | null;
}

/** Refusals at their fields, in the person's language; what blames no field is shown at the top. */
export const useFieldProblems = () => {
  const { t } = useTranslation('desk');
  const text = useText();
  const [blamed, setBlamed] = useState<Blamed>({ fields: {}, paper: {}, top: null });

  return {
    fields: blamed.fields,
    paper: blamed.paper,
    top: blamed.top,
    clear: (): void => setBlamed({ fields: {}, paper: {}, top: null }),
    /** True where something is missing; it is marked. */
    markMissing: (typed: Particulars, paper: OnPaper | null = null): boolean => {
      const missing = missingFields(typed);
      const form: PaperProblems = {
        ...(paper?.formNumber.trim() === '' && { formNumber: t('required') }),
        ...(paper && occurredAt(paper) === null && { occurredAt: t('required') }),
      };
      setBlamed({ fields: Object.fromEntries(missing.map((field) => [field, t('required')])), paper: form, top: null });
      return missing.length > 0 || Object.keys(form).length > 0;
    },
    show: (problem: Problem): void => {
      const field = problem.field === 'portrait' ? 'picture' : blamedField(problem, fieldNames);
      const onForm = /^paper\.(formNumber|occurredAt)$/.exec(problem.field ?? '')?.[1];
      if (onForm) return setBlamed({ fields: {}, paper: { [onForm]: text(problem.text) }, top: null });
      setBlamed({ paper: {}, ...(field === null ? { fields: {}, top: problem } : { fields: { [field]: text(problem.text) }, top: null }) });
    },
  };
};
