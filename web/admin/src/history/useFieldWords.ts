import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { minuteInChina } from '../words/time.ts';
import { codeGroup, useCode } from '../words/useWords.ts';

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** The words for a field of a record and for what it holds. A field without words is called as it is. */
export const useFieldWords = () => {
  const { t, i18n } = useTranslation('history');
  const code = useCode();
  const { institutionName } = useDirectory();
  return {
    nameOf: (path: string): string => {
      const key = `field.${path.replace(/\.\d+$/, '')}`;
      return i18n.exists(key, { ns: 'history' }) ? t(key as 'field.name') : path;
    },
    valueOf: (path: string, value: string): string => {
      if (path === 'parentId') return institutionName(value);
      if (value === 'true' || value === 'false') return code(value === 'true' ? 'yes' : 'no', value === 'true' ? 'yes' : 'no');
      if (instant.test(value)) return minuteInChina(value);
      if (path === 'admission') return t(`admission.${value}` as 'admission.applied');
      return code(codeGroup(path.slice(path.lastIndexOf('.') + 1)), value);
    },
  };
};
