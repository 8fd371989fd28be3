import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '../tables/save-table.ts';
import { SaveTable } from '../tables/SaveTable.tsx';

interface ImportFootProps<Shown extends string> {
  readonly only: Shown;
  readonly onOnly: (only: Shown) => void;
  readonly filters: readonly { readonly value: Shown; readonly label: string; readonly count: number }[];
  /** Lines that do not go in: they can be saved, mended and brought again. */
  readonly lost: number;
  readonly onSaveLost: (format: TableFormat) => Promise<void>;
  readonly children: ReactNode;
}

export const ImportFoot = <Shown extends string>({ only, onOnly, filters, lost, onSaveLost, children }: ImportFootProps<Shown>) => {
  const { t } = useTranslation('imports');
  return (
    <footer className="work-foot import-foot">
      <Segmented<Shown>
        className="push"
        value={only}
        onChange={onOnly}
        aria-label={t('only')}
        options={filters.filter(({ count }, n) => n === 0 || count > 0).map(({ value, label }) => ({ value, label }))}
      />
      {lost > 0 && <SaveTable label={t('saveRefused', { count: lost })} testId="save-refused" onSave={onSaveLost} />}
      {children}
    </footer>
  );
};
