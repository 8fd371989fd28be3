import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useCode, useText } from '../words/useWords.ts';
import type { RowKind } from './parameters.ts';

interface Named {
  readonly of: string;
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export interface FigureNames {
  readonly item: (code: string) => string;
  readonly rule: (code: string) => string;
  readonly row: (by: RowKind, key: string) => string;
}

/** What the codes among the figures are called, in the language of the page. */
export const useFigureNames = (names: readonly Named[] | undefined): FigureNames => {
  const { t } = useTranslation('figures');
  const text = useText();
  const code = useCode();
  const { institutionName } = useDirectory();
  return useMemo(() => {
    const found = new Map((names ?? []).map((one) => [`${one.of} ${one.code}`, text(one.name)]));
    const named = (of: string) => (key: string) => found.get(`${of} ${key}`) ?? key;
    return {
      item: named('item'),
      rule: named('rule'),
      row: (by, key) => {
        if (by === 'institution') return institutionName(key);
        if (by === 'ageBand') return t(`age.${key}` as 'age.from18');
        if (by === 'sex') return code('sex', key);
        if (by === 'month') return key.slice(0, 7);
        return named(by)(key);
      },
    };
  }, [names, text, code, institutionName, t]);
};
