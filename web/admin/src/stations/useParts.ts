import { useTranslation } from 'react-i18next';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';
import type { ItemEntry } from './entry.ts';
import { type Part, partsOf } from './entry-parts.ts';

/** What entries say, in the language of the page. */
export const useParts = (): ((item: Parameters<typeof partsOf>[0], entry: ItemEntry) => readonly Part[]) => {
  const { t } = useTranslation('stations');
  const text = useText();
  const diseases = useRegister('history-diseases');
  const disease = (wanted: string): string => {
    const found = diseases.find(({ code }) => code === wanted);
    return found ? text(found.name) : wanted;
  };
  const cured = (is: 'yes' | 'no'): string => t(is === 'yes' ? 'curedYes' : 'curedNo');
  return (item, entry) => partsOf(item, entry, { text, disease, cured, history: t('historyRows'), remark: t('remark') });
};
