import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { Parameter } from './queries.ts';

/** A value in words: "31 days", "on". */
export const useValueWords = (): ((parameter: Pick<Parameter, 'unit'>, value: unknown) => string) => {
  const { t } = useTranslation('parameters');
  const text = useText();
  return ({ unit }, value) => {
    if (typeof value === 'boolean') return t(value ? 'on' : 'off');
    return unit ? `${String(value)} ${text(unit)}` : String(value);
  };
};
