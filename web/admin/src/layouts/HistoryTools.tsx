import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Designer } from './useDesigner.ts';

/** Back and forth in what was done, and from page to page. */
export const HistoryTools = ({ designer }: { readonly designer: Designer }) => {
  const { t } = useTranslation('layouts');
  const { design, page } = designer;
  const pageName = (n: number): string => (design.kind === 'card' && n < 2 ? t(n === 0 ? 'front' : 'back') : t('page', { number: n + 1 }));
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<UndoOutlined />}
        aria-label={t('undo')}
        title={`${t('undo')} Ctrl+Z`}
        disabled={!designer.canUndo}
        onClick={designer.undo}
      />
      <Button
        size="small"
        type="text"
        icon={<RedoOutlined />}
        aria-label={t('redo')}
        title={`${t('redo')} Ctrl+Y`}
        disabled={!designer.canRedo}
        onClick={designer.redo}
      />
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
