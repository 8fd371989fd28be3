import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { UndoRedo } from '../app/UndoRedo.tsx';
import type { Designer } from './useDesigner.ts';

/** Back and forth in what was done, and from page to page. */
export const HistoryTools = ({ designer }: { readonly designer: Designer }) => {
  const { t } = useTranslation('layouts');
  const { design, page } = designer;
  const pageName = (n: number): string => (design.kind === 'card' && n < 2 ? t(n === 0 ? 'front' : 'back') : t('page', { number: n + 1 }));
  return (
    <>
      <UndoRedo of={designer} />
      {design.pages.length > 1 && (
        <Segmented
          size="small"
          value={page}
          options={design.pages.map((_page, n) => ({ value: n, label: pageName(n) }))}
          onChange={designer.turnTo}
        />
      )}
    </>
  );
};
